import { describe, expect, it } from 'vitest';
import {
  mergeEpochs,
  NO_LIVE_TRAINING,
  withTrainingEvent,
} from '../../../../src/renderer/features/train/live-training.ts';
import { isResumable, trainingJob } from '../../../../src/renderer/features/train/run-jobs.ts';
import { defaultFineTuneSettings } from '../../../../src/shared/domain/fine-tune.ts';
import type { Job } from '../../../../src/shared/domain/job.ts';
import type { TrainingEvent } from '../../../../src/shared/domain/training-event.ts';

function aBatch(batch: number, epoch = 1): TrainingEvent {
  return {
    kind: 'batch-ended',
    epoch,
    batch,
    batches: 4,
    loss: 1 / batch,
    accuracy: 0.5,
    learningRate: 1e-3,
    imagesPerSecond: 100,
  };
}

function metrics(epoch: number, trainLoss = 1) {
  return {
    epoch,
    trainLoss,
    trainAccuracy: 0.5,
    validationLoss: null,
    validationAccuracy: null,
    seconds: 1,
  };
}

const prepared: TrainingEvent = {
  kind: 'prepared',
  device: 'cpu',
  trainCount: 10,
  validationCount: 2,
  trainableParameters: 3,
  resumedEpochs: 0,
  resumedBatches: 0,
  batchSize: 5,
  accumulate: 1,
};

describe('withTrainingEvent', () => {
  it('follows a training from its preparation to its end', () => {
    const events: readonly TrainingEvent[] = [
      prepared,
      { kind: 'features-computed', done: 5, total: 10 },
      aBatch(1),
      aBatch(2),
      { kind: 'epoch-ended', metrics: metrics(1) },
      aBatch(1, 2),
    ];

    const state = events.reduce(withTrainingEvent, NO_LIVE_TRAINING);

    expect(state.prepared?.device).toBe('cpu');
    expect(state.features?.done).toBe(5);
    expect(state.batches.map(({ x }) => x)).toEqual([0.25, 0.5, 1.25]);
    expect(state.epochs).toEqual([metrics(1)]);
    expect(state.batch?.epoch).toBe(2);
    expect(
      withTrainingEvent(state, { kind: 'finished', bestEpoch: 1, epochs: 1 }).batch,
    ).toBeNull();
  });

  it('begins anew when the training does', () => {
    const before = withTrainingEvent(NO_LIVE_TRAINING, aBatch(3));

    expect(withTrainingEvent(before, prepared).batches).toEqual([]);
  });

  it('keeps a bounded number of points, always with the latest', () => {
    let state = NO_LIVE_TRAINING;
    for (let batch = 1; batch <= 5000; batch += 1) {
      state = withTrainingEvent(state, { ...aBatch(batch), batches: 5000 } as TrainingEvent); // why: a spread of a union
    }

    expect(state.batches.length).toBeLessThanOrEqual(600);
    expect(state.batches.at(-1)?.x).toBe(1);
  });
});

describe('mergeEpochs', () => {
  it('holds each epoch once, in order, as it was told last', () => {
    expect(mergeEpochs([metrics(1), metrics(2, 9)], [metrics(3), metrics(2, 5)])).toEqual([
      metrics(1),
      metrics(2, 5),
      metrics(3),
    ]);
  });
});

describe('trainingJob', () => {
  it('finds the job that trains the run now, not one that ended', () => {
    const request = {
      kind: 'train',
      name: 'mine',
      dataset: 'd',
      settings: defaultFineTuneSettings('FT-F'),
    } as const;
    const job = { request, summary: null, failure: null };
    const progress = {
      done: 0,
      total: null,
      unit: 'epochs',
      perSecond: null,
      secondsLeft: null,
      message: '',
    };
    const jobs: readonly Job[] = [
      { ...job, progress, jobId: 'old', state: 'cancelled' },
      { ...job, progress, jobId: 'new', state: 'queued' },
    ];

    expect(trainingJob(jobs, 'mine')?.jobId).toBe('new');
    expect(trainingJob(jobs, 'other')).toBeUndefined();
  });

  it('can resume what did not finish and does not run', () => {
    expect(
      (['running', 'interrupted', 'cancelled', 'failed', 'finished'] as const).filter(isResumable),
    ).toEqual(['interrupted', 'cancelled', 'failed']);
  });
});
