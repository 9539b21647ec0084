import { expect, test } from 'vitest';
import { epochsWithoutGain } from '../../../../src/main/domain/training/epochs-without-gain.ts';

test.each([
  [[], 0],
  [[0.5], 0],
  [[0.5, 0.5, 0.5], 2],
  [[0.5, 0.4, 0.6], 0],
  [[0.5, 0.6, 0.5, 0.55], 2],
  [[null, null], 0],
])('of accuracies %j it is %i', (accuracies, expected) => {
  const epochs = accuracies.map((validationAccuracy) => ({ validationAccuracy }));
  expect(epochsWithoutGain(epochs)).toBe(expected);
});
