import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexPoints } from '../../../../src/renderer/features/evaluate/map/point-index.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const points = fc
  .array(fc.tuple(share, share), { minLength: 1, maxLength: 300 })
  .map((all) => all.flat());

describe('nearest', () => {
  it('is the nearest of all points, where one is within the distance', () => {
    fc.assert(
      fc.property(points, share, share, share, (positions, x, y, within) => {
        const distances = Array.from({ length: positions.length / 2 }, (_, point) =>
          Math.hypot((positions[2 * point] ?? 0) - x, (positions[2 * point + 1] ?? 0) - y),
        );
        const least = Math.min(...distances);
        fc.pre(Math.abs(least - within) > 1e-9);
        const found = indexPoints(positions).nearest(x, y, within);
        if (least > within) expect(found).toBeNull();
        else expect(distances[found ?? -1]).toBeCloseTo(least, 9);
      }),
    );
  });

  it('finds nothing where there is nothing', () => {
    expect(indexPoints([]).nearest(0.5, 0.5, 1)).toBeNull();
  });
});

describe('towards', () => {
  const cross = indexPoints([0.5, 0.5, 0.2, 0.5, 0.9, 0.52, 0.5, 0.1, 0.45, 0.8, 0.6, 0.5]);

  it('goes to the nearest point in a direction, and nowhere at the border', () => {
    expect(cross.towards(0, 'left')).toBe(1);
    expect(cross.towards(0, 'right')).toBe(5);
    expect(cross.towards(5, 'right')).toBe(2);
    expect(cross.towards(0, 'up')).toBe(3);
    expect(cross.towards(0, 'down')).toBe(4);
    expect(cross.towards(1, 'left')).toBeNull();
  });

  it('reaches every side of a random cloud', () => {
    fc.assert(
      fc.property(points, (positions) => {
        const index = indexPoints(positions);
        let here = 0;
        for (let step = 0; step <= positions.length; step += 1) {
          const next = index.towards(here, 'right');
          if (next === null) return;
          expect(positions[2 * next] ?? 0).toBeGreaterThan(positions[2 * here] ?? 0);
          here = next;
        }
        expect.unreachable('it went round');
      }),
    );
  });
});
