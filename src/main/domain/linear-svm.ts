import { seededRandom } from './seeded-random.ts';
import type { SparseRows } from './text/sparse-rows.ts';

export type LinearSvmSettings = {
  /** The price of a loss, per row of the positive and of the negative side. */
  readonly positiveCost: number;
  readonly negativeCost: number;
  readonly seed: number;
  /** Passes over the rows at most. */
  readonly maxPasses: number;
  /** Stop when no projected gradient of the dual is further from zero than this. */
  readonly tolerance: number;
};

export type LinearSvm = {
  /** One weight per column. */
  readonly weights: Float64Array;
  /** The dual variables, one per row, at least zero. */
  readonly alphas: Float64Array;
  readonly passes: number;
};

/**
 * A linear support vector machine with squared hinge loss, without a bias (add a constant column for one):
 * the minimum over w of 1/2 |w|^2 + sum_i C_i max(0, 1 - y_i w.x_i)^2.
 *
 * Dual coordinate descent: Hsieh, Chang, Lin, Keerthi and Sundararajan, "A Dual Coordinate Descent Method
 * for Large-scale Linear SVM" (ICML 2008), algorithm 1 with random permutations, for the L2 loss
 * (D_ii = 1 / (2 C_i), no upper bound). Equal seeds give equal weights.
 *
 * With a `start`, the weights are pulled towards it instead of towards zero, so that few rows adapt a machine
 * that knows much: 1/2 |w - start|^2 in place of 1/2 |w|^2, the adaptive SVM of Yang, Yan and Hauptmann,
 * "Cross-Domain Video Concept Detection using Adaptive SVMs" (ACM Multimedia 2007). Its dual is the same with
 * y_i start.x_i taken off the margins, which the descent does by beginning at `start`. Costs near zero leave it.
 *
 * `positive[i]` is 1 where row i belongs to the positive side, 0 elsewhere.
 */
export function trainLinearSvm(
  rows: SparseRows,
  positive: Uint8Array,
  settings: LinearSvmSettings,
  start?: Float64Array,
): LinearSvm {
  const { starts, indices, values } = rows;
  const count = positive.length;
  const weights = start === undefined ? new Float64Array(rows.columns) : start.slice();
  const alphas = new Float64Array(count);
  const diagonal = Float64Array.from(
    positive,
    (side) => 1 / (2 * (side === 1 ? settings.positiveCost : settings.negativeCost)),
  );
  const curvature = Float64Array.from(diagonal, (own, row) => own + squaredNorm(rows, row));
  const random = seededRandom(settings.seed);
  const order = Uint32Array.from({ length: count }, (_, row) => row);
  let passes = 0;
  while (passes < settings.maxPasses) {
    passes += 1;
    shuffleInPlace(order, random.int);
    let furthest = 0;
    for (let step = 0; step < count; step += 1) {
      const row = order[step] as number; // why: the loop stays within the arrays, here and below
      const sign = positive[row] === 1 ? 1 : -1;
      const [from, to] = [starts[row] as number, starts[row + 1] as number];
      let product = 0;
      for (let k = from; k < to; k += 1) {
        product += (weights[indices[k] as number] as number) * (values[k] as number);
      }
      const alpha = alphas[row] as number;
      const gradient = sign * product - 1 + (diagonal[row] as number) * alpha;
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      if (projected === 0) continue;
      furthest = Math.max(furthest, Math.abs(projected));
      const next = Math.max(alpha - gradient / (curvature[row] as number), 0);
      const change = (next - alpha) * sign;
      alphas[row] = next;
      if (change === 0) continue;
      for (let k = from; k < to; k += 1) {
        const column = indices[k] as number;
        weights[column] = (weights[column] as number) + change * (values[k] as number);
      }
    }
    if (furthest < settings.tolerance) break;
  }
  return { weights, alphas, passes };
}

/** The score w.x of each row. */
export function linearScores(rows: SparseRows, weights: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: rows.starts.length - 1 }, (_, row) => {
    let score = 0;
    const end = rows.starts[row + 1] ?? 0;
    for (let k = rows.starts[row] ?? 0; k < end; k += 1) {
      score += (weights[rows.indices[k] ?? 0] ?? 0) * (rows.values[k] ?? 0);
    }
    return score;
  });
}

function squaredNorm(rows: SparseRows, row: number): number {
  let sum = 0;
  const end = rows.starts[row + 1] ?? 0;
  for (let k = rows.starts[row] ?? 0; k < end; k += 1) sum += (rows.values[k] ?? 0) ** 2;
  return sum;
}

function shuffleInPlace(order: Uint32Array, int: (n: number) => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = int(i + 1);
    const held = order[i] as number; // why: both indices are in range
    order[i] = order[j] as number;
    order[j] = held;
  }
}
