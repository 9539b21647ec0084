import { expect, it } from 'vitest';
import { trainingTime } from '../../../../src/main/domain/training/training-time.ts';

const WORK = {
  epochs: 3,
  batchSize: 10,
  trainCount: 25,
  validationCount: 10,
  featuresToCompute: 40,
  featureBatchSize: 32,
  loadSeconds: 1,
  features: { perBatch: 0.5, perImage: 0.1 },
  learn: { perBatch: 0.2, perImage: 0.04 },
  validate: { perBatch: 0, perImage: 0.03 },
  checkpointBytes: 0,
};

it('what is done once is counted once, what is done in each epoch as often as there are epochs', () => {
  const time = trainingTime(WORK);
  // Two batches of features; three batches to learn from.
  expect(time.preparationSeconds).toBeCloseTo(1 + 2 * 0.5 + 40 * 0.1, 12);
  expect(time.secondsPerEpoch).toBeCloseTo(3 * 0.2 + 25 * 0.04 + 10 * 0.03, 12);
  expect(time.totalSeconds).toBeCloseTo(time.preparationSeconds + 3 * time.secondsPerEpoch, 12);
});

it('features that are there cost nothing, a checkpoint costs by its bytes', () => {
  const time = trainingTime({ ...WORK, featuresToCompute: 0, checkpointBytes: 2e8 });
  expect(time.preparationSeconds).toBe(1);
  expect(time.secondsPerEpoch - trainingTime(WORK).secondsPerEpoch).toBeCloseTo(1, 12);
});
