import type { RunConditions } from '../../shared/domain/run.ts';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { Failure } from '../../shared/failure.ts';
import { type AskedRun, askForRun, needsNoTraining, requireSameRun } from './ask-for-run.ts';
import { conditionsAfter } from './conditions-after.ts';
import { type LeakChecks, requireNoLeaks } from './dataset-leaks.ts';
import { manifestLines } from './manifest-lines.ts';
import type { DatasetStore } from './ports/dataset-store.ts';
import type { MediaFiles } from './ports/media-files.ts';
import type { RunFiles } from './ports/run-files.ts';
import type { RunStore } from './ports/run-store.ts';
import type { Trainer } from './ports/trainer.ts';
import { type StageControl, stopCause } from './stage-control.ts';
import { hasItsBestModel, stopRun } from './stop-run.ts';

export type TrainSummary = {
  readonly epochs: number;
  readonly bestEpoch: number;
  readonly validationAccuracy: number | null;
};

type TrainPorts = {
  readonly datasets: DatasetStore;
  readonly benchmarkCopies: LeakChecks['benchmarkCopies'];
  readonly leaks: LeakChecks['leaks'];
  readonly runs: RunStore;
  readonly files: MediaFiles;
  readonly runFiles: RunFiles;
  readonly trainer: Trainer;
};

/**
 * Fine-tunes a network on a dataset, or goes on with a run that was stopped.
 *
 * Epochs are written as they end. A run that needs nothing more is left as it is; see `needsNoTraining`. One that
 * was stopped is `paused`, `cancelled` or, when the program ends, `interrupted`; see `stopRun`.
 *
 * @throws Failure NOT_FOUND without the dataset, CONFLICT when a run of this name has another dataset or settings
 * that cannot be changed any more, or when the dataset leaks (see `requireNoLeaks`).
 */
export async function trainRun(
  ports: TrainPorts,
  run: AskedRun & {
    /** Of the imported weights that the settings choose; null for other weights. */
    readonly weightsFolder: string | null;
  },
  onEvent: (event: TrainingEvent) => void,
  control: StageControl,
): Promise<TrainSummary> {
  const { runs } = ports;
  const known = runs.find(run.name);
  if (known !== null) {
    requireSameRun(known, run);
    if (needsNoTraining(known, run)) return summaryOf(runs, run.name);
  }
  try {
    await requireNoLeaks(ports, run.dataset);
    control.signal.throwIfAborted();
    askForRun(ports, run);
    runs.setState(run.name, 'running', {});
    runs.finish(run.name, await train(ports, run, onEvent, control));
    return summaryOf(runs, run.name);
  } catch (error) {
    if (control.signal.aborted) stopRun(ports, run.name, stopCause(control.signal));
    else failRun(runs, run.name, error);
    throw error;
  }
}

/** Trains and writes the model; returns the best epoch. */
async function train(
  ports: TrainPorts,
  run: AskedRun & { readonly weightsFolder: string | null },
  onEvent: (event: TrainingEvent) => void,
  control: StageControl,
): Promise<number> {
  const { runs, runFiles } = ports;
  const manifest = await runFiles.writeManifest(run.name, manifestLines(ports, run.dataset));
  const runFolder = runFiles.folderOf(run.name);
  const { featuresFolder } = runFiles;
  const { settings, weightsFolder } = run;
  const request = { runFolder, featuresFolder, manifest, settings, weightsFolder };
  let bestEpoch: number | null = null;
  let conditions: RunConditions | null = null;
  for await (const event of ports.trainer.train(request, control.signal)) {
    if (event.kind === 'epoch-ended') runs.saveEpoch(run.name, event.metrics);
    const told = conditionsAfter(conditions, event);
    if (told !== null && told !== conditions) runs.saveConditions(run.name, told);
    conditions = told;
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
  return bestEpoch;
}

/** Writes down why a run failed; a finished one that could not begin to go on is finished as before. */
function failRun(runs: RunStore, name: string, error: unknown): void {
  const run = runs.find(name);
  if (run === null) return;
  if (run.state === 'queued' && hasItsBestModel(run)) runs.setState(name, 'finished', {});
  else runs.setState(name, 'failed', { failure: inWords(error) });
}

function inWords(error: unknown): string {
  if (error instanceof Failure) return `${error.message}. ${error.advice}`;
  return error instanceof Error ? error.message : String(error);
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
