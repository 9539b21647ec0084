import { expect, it } from 'vitest';
import { batchCost, secondsOf } from '../../../../src/main/domain/training/batch-cost.ts';

it('two sizes give the line through both', () => {
  const cost = batchCost([
    { size: 2, seconds: 1.2, fixed: 0 },
    { size: 8, seconds: 3, fixed: 0 },
  ]);
  expect(cost.perImage).toBeCloseTo(0.3, 12);
  expect(cost.perBatch).toBeCloseTo(0.6, 12);
  // 20 images in batches of 8 are three batches.
  expect(secondsOf(cost, 20, 8)).toBeCloseTo(3 * 0.6 + 20 * 0.3, 12);
});

it('one size costs in proportion to its images', () => {
  const cost = batchCost([{ size: 4, seconds: 2, fixed: 0 }]);
  expect(cost).toEqual({ perBatch: 0, perImage: 0.5 });
  expect(secondsOf(cost, 10, 4)).toBe(5);
});

it.each([
  ['falls', 3, 2],
  ['begins below zero', 0.1, 2],
])('where noise gives a line that %s, the larger size counts alone', (_, small, large) => {
  const cost = batchCost([
    { size: 2, seconds: small, fixed: 0 },
    { size: 4, seconds: large, fixed: 0 },
  ]);
  expect(cost).toEqual({ perBatch: 0, perImage: 0.5 });
});

it('what is fixed belongs to the batch, however few images were timed', () => {
  const one = batchCost([{ size: 2, seconds: 0.2, fixed: 3 }]);
  expect(one).toEqual({ perBatch: 3, perImage: 0.1 });
  expect(secondsOf(one, 64, 64)).toBeCloseTo(3 + 6.4, 12);
  const two = batchCost([
    { size: 1, seconds: 1, fixed: 3 },
    { size: 2, seconds: 1.5, fixed: 3 },
  ]);
  expect(two.perBatch).toBeCloseTo(3.5, 12);
});

it('nothing that was timed costs nothing', () => {
  expect(secondsOf(batchCost([]), 1000, 32)).toBe(0);
});
