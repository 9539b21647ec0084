import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { fineTune } from '../../../src/main/trainer/fine-tune.ts';
import type { FineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import type { EpochMetrics, TrainingEvent } from '../../../src/shared/domain/training-event.ts';
import { Failure } from '../../../src/shared/failure.ts';
import { type TinyDataset, writeTinyDataset } from './tiny-dataset.ts';

/** The tiny dataset for all tests of a file; removed after them. */
export function tinyDatasetOfFile(): () => TinyDataset {
  const folder = mkdtempSync(join(tmpdir(), 't4sa-tiny-'));
  let dataset: TinyDataset;
  beforeAll(async () => {
    dataset = await writeTinyDataset(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => dataset;
}

/** Fine-tunes to the end, or to the first event for which `stop` is true; returns the events. */
export async function trained(
  runFolder: string,
  manifest: string,
  settings: FineTuneSettings,
  stop: (event: TrainingEvent) => boolean = () => false,
  options: Parameters<typeof fineTune>[2] = {},
): Promise<readonly TrainingEvent[]> {
  const events: TrainingEvent[] = [];
  const request = {
    runFolder,
    featuresFolder: join(runFolder, 'features'),
    manifest,
    settings,
    weightsFolder: null,
  };
  for await (const event of fineTune(request, steadyClock(), options)) {
    events.push(event);
    if (stop(event)) break;
  }
  return events;
}

/** A clock that is slow enough for every batch to be told of. */
export function steadyClock(): () => number {
  let time = 0;
  return () => {
    time += 200;
    return time;
  };
}

/** The failure that a training ends with. */
export async function failureOf(training: Promise<unknown>): Promise<Failure> {
  const error = await training.catch((thrown: unknown) => thrown);
  if (error instanceof Failure) return error;
  throw new Error('it did not fail as it should', { cause: error });
}

export function epochsOf(events: readonly TrainingEvent[]): readonly EpochMetrics[] {
  return events.flatMap((event) => (event.kind === 'epoch-ended' ? [event.metrics] : []));
}

/** The weights that a run stored after an epoch, as bytes. */
export function weightsOf(runFolder: string, epoch: number): Buffer {
  return readFileSync(join(runFolder, `checkpoints/epoch-000${epoch}/weights.bin`));
}
