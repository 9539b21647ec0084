import { type BatchCost, secondsOf } from './batch-cost.ts';

/** What was measured of a training, and how much of it there is to do. */
export type TrainingWork = {
  readonly epochs: number;
  readonly batchSize: number;
  readonly trainCount: number;
  readonly validationCount: number;
  readonly featuresToCompute: number;
  /** Images whose features are computed together. */
  readonly featureBatchSize: number;
  /** Seconds until the network is there. */
  readonly loadSeconds: number;
  readonly features: BatchCost;
  readonly learn: BatchCost;
  readonly validate: BatchCost;
  /** Bytes that are written after each epoch. */
  readonly checkpointBytes: number;
};

/** Seconds that a training takes, by its parts. */
export type TrainingTime = {
  readonly preparationSeconds: number;
  readonly secondsPerEpoch: number;
  readonly totalSeconds: number;
};

/** Not measured, as nothing is written: what a solid-state disk takes, with checksums and a flush. */
const CHECKPOINT_BYTES_PER_SECOND = 2e8;

/** How long all of a training takes, from what some of it took. */
export function trainingTime(work: TrainingWork): TrainingTime {
  const preparationSeconds =
    work.loadSeconds + secondsOf(work.features, work.featuresToCompute, work.featureBatchSize);
  const secondsPerEpoch =
    secondsOf(work.learn, work.trainCount, work.batchSize) +
    secondsOf(work.validate, work.validationCount, work.batchSize) +
    work.checkpointBytes / CHECKPOINT_BYTES_PER_SECOND;
  return {
    preparationSeconds,
    secondsPerEpoch,
    totalSeconds: preparationSeconds + work.epochs * secondsPerEpoch,
  };
}
