import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  linePath,
  nearestPoint,
  niceDomain,
  niceTicks,
  scale,
} from '../../../../src/renderer/ui/chart-scale.ts';

describe('niceTicks', () => {
  it('takes round numbers within the domain', () => {
    expect(niceTicks([0, 1], 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(niceTicks([0.47, 1.03], 3)).toEqual([0.6, 0.8, 1]);
    expect(niceTicks([0, 20], 4)).toEqual([0, 5, 10, 15, 20]);
  });

  it('gives one tick to an empty domain', () => {
    expect(niceTicks([3, 3], 4)).toEqual([3]);
  });

  it('stays within the domain, ascends, and is about as many as wanted', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 12 }),
        (low, span, wanted) => {
          const ticks = niceTicks([low, low + span], wanted);
          const slack = span * 1e-6 + Math.abs(low) * 1e-9;
          expect(ticks.length).toBeLessThanOrEqual(wanted + 1);
          for (const [index, tick] of ticks.entries()) {
            expect(tick).toBeGreaterThanOrEqual(low - slack);
            expect(tick).toBeLessThanOrEqual(low + span + slack);
            if (index > 0) expect(tick).toBeGreaterThan(ticks[index - 1] ?? Number.NaN);
          }
        },
      ),
    );
  });
});

describe('niceDomain', () => {
  it('holds all values, and goes below zero for none that is not', () => {
    const [low, high] = niceDomain([0.02, 1.1, Number.NaN, 0.4], [0, 1]);

    expect(low).toBe(0);
    expect(high).toBeGreaterThan(1.1);
  });

  it('has a fallback for no values, and width for a single one', () => {
    expect(niceDomain([Number.NaN], [0, 1])).toEqual([0, 1]);
    const [low, high] = niceDomain([5], [0, 1]);
    expect(low).toBeLessThan(5);
    expect(high).toBeGreaterThan(5);
  });
});

describe('linePath', () => {
  it('breaks where a value is not finite', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 2, y: Number.NaN },
      { x: 3, y: 3 },
    ];

    expect(linePath(points, scale([0, 3], 0, 30), scale([0, 3], 30, 0))).toBe(
      'M0.0 30.0L10.0 20.0M30.0 0.0',
    );
  });
});

describe('nearestPoint', () => {
  it('finds the closest x', () => {
    const points = [1, 4, 9].map((x) => ({ x, y: x }));

    expect(nearestPoint(points, 5.9)?.x).toBe(4);
    expect(nearestPoint([], 1)).toBeNull();
  });
});
