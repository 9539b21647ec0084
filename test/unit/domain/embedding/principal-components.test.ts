import { describe, expect, it } from 'vitest';
import { principalComponents } from '../../../../src/main/domain/embedding/principal-components.ts';
import { randomProjection } from '../../../../src/main/domain/embedding/random-projection.ts';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';

describe('principalComponents', () => {
  it('finds the widest axes, the widest first', () => {
    const random = seededRandom(1);
    const spreads = [1, 8, 0.1, 3];
    const count = 2000;
    const values = Float32Array.from(
      { length: count * 4 },
      (_, place) => 5 + (spreads[place % 4] ?? 0) * random.normal(),
    );
    const { width, values: reduced } = principalComponents({ count, width: 4, values }, 2, 1);
    expect(width).toBe(2);
    const deviation = (axis: number): number => {
      const own = reduced.filter((_, place) => place % 2 === axis);
      const mean = own.reduce((sum, value) => sum + value, 0) / count;
      expect(mean).toBeCloseTo(0, 3);
      return Math.sqrt(own.reduce((sum, value) => sum + value * value, 0) / count);
    };
    expect(deviation(0)).toBeCloseTo(8, 0);
    expect(deviation(1)).toBeCloseTo(3, 0);
  });

  it('keeps all distances where the rows have no more axes, and gives zeros for those that are missing', () => {
    const random = seededRandom(2);
    const count = 50;
    const line = Float32Array.from({ length: count * 3 }, () => 0);
    for (let row = 0; row < count; row += 1) line.fill(random.normal(), row * 3, row * 3 + 3);
    const { values } = principalComponents({ count, width: 3, values: line }, 3, 1);
    for (let row = 1; row < count; row += 1) {
      const along = (values[row * 3] ?? 0) - (values[0] ?? 0);
      const wanted = Math.sqrt(3) * Math.abs((line[row * 3] ?? 0) - (line[0] ?? 0));
      expect(Math.abs(along)).toBeCloseTo(wanted, 3);
      expect(Math.abs(values[row * 3 + 1] ?? 0)).toBeLessThan(1e-3);
    }
  });
});

describe('randomProjection', () => {
  it('keeps squared distances within the bound of their variance', () => {
    const random = seededRandom(3);
    const project = randomProjection(1024, 256, 1);
    const ratios = Array.from({ length: 100 }, () => {
      const row = Float32Array.from({ length: 1024 }, () => Math.max(0, random.normal()));
      const short = project(row);
      expect(short).toHaveLength(256);
      const squared = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0);
      return squared(short) / squared(row);
    });
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(mean).toBeGreaterThan(0.95);
    expect(mean).toBeLessThan(1.05);
    // Five deviations of sqrt(2 / 256).
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.45);
  });

  it('leaves short rows as they are', () => {
    const row = Float32Array.from([1, 2, 3]);
    expect(randomProjection(3, 256, 1)(row)).toEqual(row);
  });
});
