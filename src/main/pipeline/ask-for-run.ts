import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { RunSummary } from '../../shared/domain/run.ts';
import { Failure } from '../../shared/failure.ts';
import { isTrained } from '../domain/training/is-trained.ts';
import { settingsInTheWay } from '../domain/training/settings-in-the-way.ts';
import { requireDataset } from './dataset-leaks.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { RunStore } from './ports/run-store.ts';

export type AskedRun = {
  readonly name: string;
  readonly dataset: string;
  readonly settings: FineTuneSettings;
  readonly nowMs: number;
};

/**
 * Writes down that a run waits for its turn: a new one, or one that is to go on, with what it may be gone on
 * with. One that needs nothing more is left as it is; see `needsNoTraining`.
 *
 * @throws Failure NOT_FOUND without the dataset, CONFLICT where a run of this name is another.
 */
export function askForRun(
  ports: { readonly datasets: Pick<DatasetStore, 'find'>; readonly runs: RunStore },
  asked: AskedRun,
): void {
  const { runs } = ports;
  const known = runs.find(asked.name);
  if (known === null) {
    requireDataset(ports.datasets, asked.dataset);
    runs.create({ ...asked, createdAtMs: asked.nowMs });
    return;
  }
  requireSameRun(known, asked);
  if (needsNoTraining(known, asked)) return;
  runs.setSettings(asked.name, asked.settings);
  runs.setState(asked.name, 'queued', {});
}

/**
 * True for a finished run that has as many epochs as are asked for, or whose patience ran out: more epochs, or
 * more patience, let it go on.
 */
export function needsNoTraining(known: RunSummary, asked: Pick<AskedRun, 'settings'>): boolean {
  return known.state === 'finished' && isTrained(known.epochs, asked.settings);
}

/** @throws Failure CONFLICT that names what differs. */
export function requireSameRun(known: RunSummary, asked: AskedRun): void {
  const differing = [
    ...(known.dataset === asked.dataset ? [] : [`dataset (it has ${known.dataset})`]),
    ...settingsInTheWay(known.settings, asked.settings),
  ];
  if (differing.length === 0) return;
  throw new Failure(
    'CONFLICT',
    `A run named ${asked.name} is there already, with another ${differing.join(', ')}`,
    'Give the new run another name, or remove the old one first.',
  );
}
