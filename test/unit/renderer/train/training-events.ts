import type { TrainingEvent } from '../../../../src/shared/domain/training-event.ts';

type EventOf<Kind extends TrainingEvent['kind']> = Extract<TrainingEvent, { kind: Kind }>;

/** Ten images to train on and two to validate. */
export function aPreparation(): EventOf<'prepared'> {
  return {
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
}

/** The end of a batch of four. */
export function aBatch(epoch: number, batch: number): EventOf<'batch-ended'> {
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

/** The end of an epoch of 20 seconds. */
export function anEpoch(epoch: number): EventOf<'epoch-ended'> {
  return {
    kind: 'epoch-ended',
    metrics: {
      epoch,
      trainLoss: 1,
      trainAccuracy: 0.5,
      validationLoss: null,
      validationAccuracy: null,
      seconds: 20,
    },
  };
}
