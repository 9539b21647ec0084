import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInRegion, MapRegion, regionOfPath } from '../../../../src/shared/domain/map-region.ts';

describe('isInRegion', () => {
  const corner = [0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.5, 0.5, 0.1, 0.9];

  it('tells inside from outside, dents too', () => {
    expect(isInRegion(corner, 0.5, 0.3)).toBe(true);
    expect(isInRegion(corner, 0.5, 0.7)).toBe(false);
    expect(isInRegion(corner, 0.15, 0.8)).toBe(true);
    expect(isInRegion(corner, 0.95, 0.5)).toBe(false);
  });

  it('agrees with the half planes of every triangle', () => {
    const part = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
    const point = fc.tuple(part, part);
    fc.assert(
      fc.property(point, point, point, point, (a, b, c, p) => {
        const side = ([x, y]: readonly [number, number], [u, v]: readonly [number, number]) =>
          (u - x) * (p[1] - y) - (v - y) * (p[0] - x);
        const sides = [side(a, b), side(b, c), side(c, a)];
        fc.pre(sides.every((value) => Math.abs(value) > 1e-6));
        const isInside = sides.every((value) => value > 0) || sides.every((value) => value < 0);
        expect(isInRegion([...a, ...b, ...c], p[0], p[1])).toBe(isInside);
      }),
    );
  });
});

describe('regionOfPath', () => {
  it('keeps the form of a circle with few corners', () => {
    const circle = Array.from({ length: 1000 }, (_, index) => {
      const angle = (2 * Math.PI * index) / 1000;
      return [0.5 + 0.3 * Math.cos(angle), 0.5 + 0.3 * Math.sin(angle)];
    }).flat();
    const region = MapRegion.parse(regionOfPath(circle));
    expect(region.length).toBeLessThanOrEqual(128);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        fc.double({ min: 0, max: 0.45, noNaN: true }),
        (angle, radius) => {
          fc.pre(Math.abs(radius - 0.3) > 0.01);
          const [x, y] = [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
          expect(isInRegion(region, x, y)).toBe(radius < 0.3);
        },
      ),
    );
  });

  it('has none for a path without an inside', () => {
    expect(regionOfPath([])).toBeNull();
    expect(regionOfPath([0.1, 0.1, 0.2, 0.2])).toBeNull();
    expect(regionOfPath([0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.4])).toBeNull();
  });
});
