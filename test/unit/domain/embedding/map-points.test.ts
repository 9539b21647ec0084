import { describe, expect, it } from 'vitest';
import { mapPoints } from '../../../../src/main/domain/embedding/map-points.ts';
import type { PointRows } from '../../../../src/main/domain/embedding/point-rows.ts';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';

/** Points around so many far-apart centres, in turn. */
function clusters(count: number, width: number, centres: number, seed: number): PointRows {
  const random = seededRandom(seed);
  const middles = Float32Array.from({ length: centres * width }, () => 4 * random.normal());
  const values = Float32Array.from({ length: count * width }, (_, place) => {
    const row = Math.floor(place / width);
    return (middles[(row % centres) * width + (place % width)] ?? 0) + random.normal();
  });
  return { count, width, values };
}

function mapped(rows: PointRows, seed: number): Float32Array {
  const mapping = mapPoints(rows, seed);
  for (;;) {
    const { done, value } = mapping.next();
    if (done === true) return value;
  }
}

/** Share of points whose nearest other point on the map is of their cluster. */
function purity(positions: Float32Array, centres: number): number {
  const count = positions.length / 2;
  let pure = 0;
  for (let point = 0; point < count; point += 1) {
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let other = 0; other < count; other += 1) {
      if (other === point) continue;
      const x = (positions[2 * point] ?? 0) - (positions[2 * other] ?? 0);
      const y = (positions[2 * point + 1] ?? 0) - (positions[2 * other + 1] ?? 0);
      if (x * x + y * y < least) [nearest, least] = [other, x * x + y * y];
    }
    if (nearest % centres === point % centres) pure += 1;
  }
  return pure / count;
}

describe('mapPoints', () => {
  const rows = clusters(160, 20, 4, 1);
  const positions = mapped(rows, 7);

  it('keeps clusters apart', () => {
    expect(purity(positions, 4)).toBeGreaterThan(0.99);
    const means = [0, 1, 2, 3].map((cluster) => {
      const own = Array.from({ length: 40 }, (_, index) => 4 * index + cluster);
      const mean = (axis: 0 | 1) =>
        own.reduce((sum, point) => sum + (positions[2 * point + axis] ?? 0), 0) / own.length;
      return [mean(0), mean(1)] as const;
    });
    for (const [index, [x, y]] of means.entries()) {
      for (const [otherX, otherY] of means.slice(0, index)) {
        expect(Math.hypot(x - otherX, y - otherY)).toBeGreaterThan(0.15);
      }
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(mapped(rows, 7)).toEqual(positions);
    expect(mapped(rows, 8)).not.toEqual(positions);
  });

  it('fills the square from 0 to 1', () => {
    expect(Math.min(...positions)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...positions)).toBeLessThanOrEqual(1);
    const along = [0, 1].map((axis) => {
      const own = positions.filter((_, place) => place % 2 === axis);
      return Math.max(...own) - Math.min(...own);
    });
    expect(Math.max(...along)).toBeCloseTo(1, 5);
  });

  it('takes equal points, and few of them', () => {
    const equal = { count: 40, width: 3, values: new Float32Array(120).fill(0.5) };
    expect(mapped(equal, 1).every(Number.isFinite)).toBe(true);
    const few = { count: 3, width: 2, values: Float32Array.from([0, 0, 1, 1, 5, 5]) };
    expect(mapped(few, 1)).toHaveLength(6);
  });

  it('tells every epoch', () => {
    const told = [...mapPoints({ ...rows, count: 40 }, 1)];
    expect(told.map(({ step }) => step).slice(0, 3)).toEqual([
      'components',
      'neighbours',
      'layout',
    ]);
    expect(told.at(-1)).toEqual({ step: 'layout', done: 500, total: 500 });
    expect(told).toHaveLength(502);
  });
});
