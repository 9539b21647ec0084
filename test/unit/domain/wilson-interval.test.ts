import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/main/domain/wilson-interval.ts';

describe('wilsonInterval', () => {
  // The share is that of the paper's best model on the 5-agree benchmark; the rest are textbook values.
  it.each([
    [692, 882, 0.7562, 0.8104],
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [1, 2, 0.0945, 0.9055],
  ])('of %i in %i runs from %d to %d', (successes, total, low, high) => {
    const interval = wilsonInterval(successes, total);

    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it.each([
    [1, 0],
    [-1, 2],
    [3, 2],
    [0.5, 2],
  ])('refuses %d of %d', (successes, total) => {
    expect(() => wilsonInterval(successes, total)).toThrow('0 <= successes <= total');
  });
});
