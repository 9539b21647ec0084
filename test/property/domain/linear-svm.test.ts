import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearScores, trainLinearSvm } from '../../../src/main/domain/linear-svm.ts';
import { sparseRowsBuilder } from '../../../src/main/domain/text/sparse-rows.ts';

const COLUMNS = 5;
const problem = fc.record({
  rows: fc.array(
    fc.record({
      values: fc.array(fc.integer({ min: -20, max: 20 }), {
        minLength: COLUMNS,
        maxLength: COLUMNS,
      }),
      positive: fc.boolean(),
    }),
    { minLength: 2, maxLength: 25 },
  ),
  positiveCost: fc.constantFrom(0.1, 1, 4),
  negativeCost: fc.constantFrom(0.1, 1, 4),
  seed: fc.nat(),
});

test('the primal and the dual objective meet (no duality gap)', () => {
  fc.assert(
    fc.property(problem, ({ rows, positiveCost, negativeCost, seed }) => {
      const builder = sparseRowsBuilder(COLUMNS);
      for (const { values } of rows) {
        for (const [column, value] of values.entries()) {
          if (value !== 0) builder.add(column, value / 10);
        }
        builder.endRow();
      }
      const matrix = builder.build();
      const sides = Uint8Array.from(rows, ({ positive }) => (positive ? 1 : 0));
      const { weights, alphas } = trainLinearSvm(matrix, sides, {
        positiveCost,
        negativeCost,
        seed,
        maxPasses: 20_000,
        tolerance: 1e-8,
      });
      const scores = linearScores(matrix, weights);
      const half = weights.reduce((sum, weight) => sum + weight * weight, 0) / 2;
      let primal = half;
      let dual = -half;
      for (const [row, side] of sides.entries()) {
        const cost = side === 1 ? positiveCost : negativeCost;
        const alpha = alphas[row] ?? 0;
        expect(alpha).toBeGreaterThanOrEqual(0);
        primal += cost * Math.max(0, 1 - (side === 1 ? 1 : -1) * (scores[row] ?? 0)) ** 2;
        dual += alpha - alpha ** 2 / (4 * cost);
      }
      expect(primal - dual).toBeLessThan(1e-5 * (1 + Math.abs(primal)));
      expect(primal - dual).toBeGreaterThan(-1e-9 * (1 + Math.abs(primal)));
    }),
    { numRuns: 60 },
  );
});

test('equal seeds give equal weights', () => {
  const builder = sparseRowsBuilder(2);
  for (const [a, b] of [
    [1, 2],
    [2, -1],
    [-1, 1],
  ] as const) {
    builder.add(0, a);
    builder.add(1, b);
    builder.endRow();
  }
  const settings = { positiveCost: 1, negativeCost: 1, seed: 7, maxPasses: 3, tolerance: 0 };
  const train = () => trainLinearSvm(builder.build(), Uint8Array.of(1, 0, 0), settings).weights;
  expect(train()).toEqual(train());
});

test('with a start, the objectives of the adaptive machine meet, and a price near zero leaves the start', () => {
  const starts = fc.array(fc.integer({ min: -20, max: 20 }), {
    minLength: COLUMNS,
    maxLength: COLUMNS,
  });
  fc.assert(
    fc.property(problem, starts, ({ rows, positiveCost, negativeCost, seed }, numbers) => {
      const builder = sparseRowsBuilder(COLUMNS);
      for (const { values } of rows) {
        for (const [column, value] of values.entries()) {
          if (value !== 0) builder.add(column, value / 10);
        }
        builder.endRow();
      }
      const matrix = builder.build();
      const sides = Uint8Array.from(rows, ({ positive }) => (positive ? 1 : 0));
      const start = Float64Array.from(numbers, (value) => value / 10);
      const settings = { positiveCost, negativeCost, seed, maxPasses: 20_000, tolerance: 1e-8 };
      const { weights, alphas } = trainLinearSvm(matrix, sides, settings, start);
      const [scores, before] = [linearScores(matrix, weights), linearScores(matrix, start)];
      const half = weights.reduce((sum, w, at) => sum + (w - (start[at] ?? 0)) ** 2, 0) / 2;
      let [primal, dual] = [half, -half];
      for (const [row, side] of sides.entries()) {
        const cost = side === 1 ? positiveCost : negativeCost;
        const sign = side === 1 ? 1 : -1;
        const alpha = alphas[row] ?? 0;
        primal += cost * Math.max(0, 1 - sign * (scores[row] ?? 0)) ** 2;
        dual += alpha * (1 - sign * (before[row] ?? 0)) - alpha ** 2 / (4 * cost);
      }
      expect(Math.abs(primal - dual)).toBeLessThan(1e-5 * (1 + Math.abs(primal)));
      const tiny = { ...settings, positiveCost: 1e-9, negativeCost: 1e-9 };
      const kept = trainLinearSvm(matrix, sides, tiny, start).weights;
      for (const [at, value] of kept.entries()) expect(value).toBeCloseTo(start[at] ?? 0, 5);
    }),
    { numRuns: 40 },
  );
});
