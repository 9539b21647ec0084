import { defaultFineTuneSettings } from '../../../../src/shared/domain/fine-tune.ts';
import type { Job, JobState } from '../../../../src/shared/domain/job.ts';
import type { RunSummary } from '../../../../src/shared/domain/run.ts';
import type { EpochMetrics } from '../../../../src/shared/domain/training-event.ts';

/** A finished run without epochs. */
export function aRun(changes: Partial<RunSummary> = {}): RunSummary {
  return {
    name: 'mine',
    dataset: 'small',
    settings: defaultFineTuneSettings('FT-F'),
    state: 'finished',
    createdAtMs: 0,
    bestEpoch: null,
    epochs: [],
    failure: null,
    ...changes,
  };
}

/** Epochs of ten seconds each, one for each validation accuracy. */
export function epochsOf(...accuracies: readonly (number | null)[]): readonly EpochMetrics[] {
  return accuracies.map((validationAccuracy, index) => ({
    epoch: index + 1,
    trainLoss: 1 / (index + 1),
    trainAccuracy: 0.5,
    validationLoss: validationAccuracy === null ? null : 1 - validationAccuracy,
    validationAccuracy,
    seconds: 10,
  }));
}

/** A job that trains a run, or another one. */
export function aJob(jobId: string, run: string | null, state: JobState): Job {
  return {
    jobId,
    request:
      run === null
        ? { kind: 'clean' }
        : {
            kind: 'train',
            name: run,
            dataset: 'small',
            settings: defaultFineTuneSettings('FT-F'),
          },
    state,
    progress: {
      done: 0,
      total: null,
      unit: 'epochs',
      perSecond: null,
      secondsLeft: null,
      message: '',
    },
    summary: null,
    failure: null,
  };
}
