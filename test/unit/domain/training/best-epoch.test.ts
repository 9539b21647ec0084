import { expect, test } from 'vitest';
import { bestEpoch } from '../../../../src/main/domain/training/best-epoch.ts';
import type { EpochMetrics } from '../../../../src/shared/domain/training-event.ts';

function epochs(...validationAccuracies: (number | null)[]): EpochMetrics[] {
  return validationAccuracies.map((validationAccuracy, index) => ({
    epoch: index + 1,
    trainLoss: 1,
    trainAccuracy: 0.5,
    validationLoss: validationAccuracy === null ? null : 1,
    validationAccuracy,
    seconds: 1,
  }));
}

test('the highest validation accuracy wins', () => {
  expect(bestEpoch(epochs(0.5, 0.7, 0.6))).toBe(2);
});

test('the earliest of equals wins', () => {
  expect(bestEpoch(epochs(0.5, 0.7, 0.7))).toBe(2);
});

test('of equal accuracies the lower loss wins', () => {
  const [first, second] = epochs(0.7, 0.7);
  if (first === undefined || second === undefined) throw new Error('two epochs were made');

  expect(bestEpoch([first, { ...second, validationLoss: 0.9 }])).toBe(2);
  expect(bestEpoch([first, { ...second, validationLoss: 1.1 }])).toBe(1);
});

test('without validation images it is the last epoch', () => {
  expect(bestEpoch(epochs(null, null, null))).toBe(3);
});

test('without epochs it is none', () => {
  expect(bestEpoch([])).toBe(0);
});
