import { expect, test } from 'vitest';
import {
  halvedBatches,
  headBatches,
  largestThatFits,
} from '../../../src/main/trainer/batch-plan.ts';

const MEGABYTE = 1e6;

test.each([
  [100, 6_000, 64],
  [100, 5_999, 32],
  [100, 399, 4],
  [0, 0, 64],
])('with %i MB an image and %i MB free, batches have %i images', (each, free, expected) => {
  const needs = [1, 2, 4].map((images) => ({ images, bytes: (500 + images * each) * MEGABYTE }));
  expect(largestThatFits({ needs, free: free * MEGABYTE })).toBe(expected);
});

test('only batches whose size was to be found are halved, and their steps stay', () => {
  expect(halvedBatches({ size: 16, accumulate: 4 }, { batchSize: 'auto' })).toEqual({
    size: 8,
    accumulate: 8,
  });
  expect(halvedBatches({ size: 1, accumulate: 64 }, { batchSize: 'auto' })).toBeNull();
  expect(halvedBatches({ size: 16, accumulate: 4 }, { batchSize: 16 })).toBeNull();
});

test('a head takes the batches that were asked for', () => {
  expect(headBatches({ batchSize: 12, accumulate: 3 })).toEqual({ size: 12, accumulate: 3 });
  expect(headBatches({ batchSize: 'auto', accumulate: 3 })).toEqual({ size: 64, accumulate: 1 });
});
