import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { Failure } from '../../shared/failure.ts';
import { type LeakChecks, requireDataset, requireNoLeaks } from './dataset-leaks.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { RunFiles } from './ports/run-files.ts';
import type { RunStore } from './ports/run-store.ts';
import type { Trainer } from './ports/trainer.ts';
import type { StageControl } from './stage-control.ts';

export type TrainSummary = {
  readonly epochs: number;
  readonly bestEpoch: number;
  readonly validationAccuracy: number | null;
};

/**
 * Fine-tunes a network on a dataset, or goes on with a run that was stopped.
 *
 * Epochs are written as they end. A finished run is left as it is.
 *
 * @throws Failure NOT_FOUND without the dataset, CONFLICT when a run of this name has other settings or the
 * dataset leaks (see `requireNoLeaks`).
 */
export async function trainRun(
  ports: {
    readonly datasets: DatasetStore;
    readonly benchmarkCopies: LeakChecks['benchmarkCopies'];
    readonly leaks: LeakChecks['leaks'];
    readonly runs: RunStore;
    readonly files: MediaFiles;
    readonly runFiles: RunFiles;
    readonly trainer: Trainer;
  },
  run: {
    readonly name: string;
    readonly dataset: string;
    readonly settings: FineTuneSettings;
    /** Of the imported weights that the settings choose; null for other weights. */
    readonly weightsFolder: string | null;
    readonly nowMs: number;
  },
  onEvent: (event: TrainingEvent) => void,
  control: StageControl,
): Promise<TrainSummary> {
  const { runs, runFiles } = ports;
  if (runs.find(run.name)?.state !== 'finished') await requireNoLeaks(ports, run.dataset);
  beginRun(ports, run);
  if (runs.find(run.name)?.state === 'finished') return summaryOf(runs, run.name);
  runs.setState(run.name, 'running', {});
  try {
    const manifest = await runFiles.writeManifest(
      run.name,
      ports.datasets.items(run.dataset).map(({ mediaId, polarity, split }) => ({
        path: ports.files.pathOf(mediaId),
        polarity,
        split,
      })),
    );
    const runFolder = runFiles.folderOf(run.name);
    const { featuresFolder } = runFiles;
    const { settings } = run;
    const { weightsFolder } = run;
    const request = { runFolder, featuresFolder, manifest, settings, weightsFolder };
    let bestEpoch: number | null = null;
    for await (const event of ports.trainer.train(request, control.signal)) {
      if (event.kind === 'epoch-ended') runs.saveEpoch(run.name, event.metrics);
      if (event.kind === 'finished') bestEpoch = event.bestEpoch;
      reportEvent(event, run.settings.epochs, control);
      onEvent(event);
    }
    control.signal.throwIfAborted();
    if (bestEpoch === null) {
      throw new Failure(
        'TRAINER_FAILED',
        'The trainer stopped before the run was finished',
        'Start the run again: it goes on after its last epoch.',
      );
    }
    await ports.trainer.exportModel({
      runFolder,
      modelFolder: runFiles.modelFolderOf(run.name),
      weightsFolder,
    });
    runs.setState(run.name, 'finished', { bestEpoch });
    return summaryOf(runs, run.name);
  } catch (error) {
    if (control.signal.aborted) runs.setState(run.name, 'cancelled', {});
    else {
      const failure = error instanceof Error ? error.message : String(error);
      runs.setState(run.name, 'failed', { failure });
    }
    throw error;
  }
}

function beginRun(
  ports: { readonly datasets: DatasetStore; readonly runs: RunStore },
  run: {
    readonly name: string;
    readonly dataset: string;
    readonly settings: FineTuneSettings;
    readonly nowMs: number;
  },
): void {
  const known = ports.runs.find(run.name);
  if (known === null) {
    requireDataset(ports.datasets, run.dataset);
    ports.runs.create({ ...run, createdAtMs: run.nowMs });
    return;
  }
  const same =
    known.dataset === run.dataset &&
    JSON.stringify(sorted(known.settings)) === JSON.stringify(sorted(run.settings));
  if (!same) {
    throw new Failure(
      'CONFLICT',
      `A run named ${run.name} is there already, with another dataset or other settings`,
      'Give the new run another name.',
    );
  }
}

function sorted(settings: FineTuneSettings): readonly (readonly [string, unknown])[] {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}

function summaryOf(runs: RunStore, name: string): TrainSummary {
  const run = runs.find(name);
  if (run === null || run.bestEpoch === null) throw new Error(`run ${name} has no best epoch`);
  const best = run.epochs.find((epoch) => epoch.epoch === run.bestEpoch);
  return {
    epochs: run.epochs.length,
    bestEpoch: run.bestEpoch,
    validationAccuracy: best?.validationAccuracy ?? null,
  };
}

function reportEvent(event: TrainingEvent, epochs: number, control: StageControl): void {
  switch (event.kind) {
    case 'prepared':
      control.report({
        done: event.resumedEpochs,
        total: epochs,
        unit: 'epochs',
        message: `${event.trainCount} images to train on, on the ${event.device.toUpperCase()}`,
      });
      return;
    case 'features-computed':
      control.report({
        done: event.done,
        total: event.total,
        unit: 'images',
        message: 'features of the frozen layers',
      });
      return;
    case 'batch-ended':
      control.report({
        done: event.epoch - 1 + event.batch / event.batches,
        total: epochs,
        unit: 'epochs',
        message: `epoch ${event.epoch}, loss ${event.loss.toFixed(3)}, ${Math.round(event.imagesPerSecond)} images/s`,
      });
      return;
    case 'epoch-ended':
      control.report({
        done: event.metrics.epoch,
        total: epochs,
        unit: 'epochs',
        message: `validation accuracy ${event.metrics.validationAccuracy?.toFixed(3) ?? 'not measured'}`,
      });
      return;
    case 'finished':
      return;
  }
}
