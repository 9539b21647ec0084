import { seededRandom } from '../seeded-random.ts';
import type { PointRows } from './point-rows.ts';

/** Axes whose variances are near one another are still mixed after as many rounds; what they span together is not. */
const ROUNDS = 20;

/**
 * Rows in the coordinates of their own widest axes, the widest first: principal component analysis.
 *
 * The axes are found by orthogonal iteration on the covariance (Golub and Van Loan, 8.2.4), so that time grows with
 * count × width². Axes without variance give zeros.
 *
 * @returns [count, length], around a mean of 0; where the rows are no longer than that, all of their axes.
 */
export function principalComponents(rows: PointRows, length: number, seed: number): PointRows {
  const { count, width } = rows;
  const kept = Math.min(length, width);
  const mean = meanOf(rows);
  const axes = widestAxes(covarianceOf(rows, mean), width, kept, seed);
  const values = new Float32Array(count * kept);
  const centred = new Float64Array(width);
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < width; column += 1) {
      centred[column] = (rows.values[row * width + column] ?? 0) - (mean[column] ?? 0);
    }
    for (let axis = 0; axis < kept; axis += 1) {
      values[row * kept + axis] = dot(centred, axes, axis * width);
    }
  }
  return { count, width: kept, values };
}

function meanOf({ count, width, values }: PointRows): Float64Array {
  const mean = new Float64Array(width);
  for (let place = 0; place < count * width; place += 1) {
    const column = place % width;
    mean[column] = (mean[column] ?? 0) + (values[place] ?? 0);
  }
  return mean.map((sum) => sum / Math.max(1, count));
}

/** [width, width], up to a factor. */
function covarianceOf({ count, width, values }: PointRows, mean: Float64Array): Float64Array {
  const sums = new Float64Array(width * width);
  const centred = new Float64Array(width);
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < width; column += 1) {
      centred[column] = (values[row * width + column] ?? 0) - (mean[column] ?? 0);
    }
    for (let i = 0; i < width; i += 1) {
      const value = centred[i] ?? 0;
      const start = i * width;
      for (let j = i; j < width; j += 1) {
        sums[start + j] = (sums[start + j] ?? 0) + value * (centred[j] ?? 0);
      }
    }
  }
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < i; j += 1) sums[i * width + j] = sums[j * width + i] ?? 0;
  }
  return sums;
}

/** [kept, width]: orthogonal axes of length 1, or 0 where there are no more. */
function widestAxes(
  covariance: Float64Array,
  width: number,
  kept: number,
  seed: number,
): Float64Array {
  const random = seededRandom(seed);
  let axes = Float64Array.from({ length: kept * width }, () => random.normal());
  orthonormalise(axes, width, kept);
  for (let round = 0; round < ROUNDS; round += 1) {
    const turned = new Float64Array(kept * width);
    for (let axis = 0; axis < kept; axis += 1) {
      const from = axes.subarray(axis * width, (axis + 1) * width);
      for (let i = 0; i < width; i += 1) {
        turned[axis * width + i] = dot(from, covariance, i * width);
      }
    }
    orthonormalise(turned, width, kept);
    axes = turned;
  }
  return axes;
}

/** Gram-Schmidt, twice, which is enough. */
function orthonormalise(axes: Float64Array, width: number, kept: number): void {
  for (let axis = 0; axis < kept; axis += 1) {
    const own = axes.subarray(axis * width, (axis + 1) * width);
    const before = Math.sqrt(dot(own, own, 0));
    for (const _ of [1, 2]) {
      for (let other = 0; other < axis; other += 1) {
        const share = dot(own, axes, other * width);
        for (let i = 0; i < width; i += 1) {
          own[i] = (own[i] ?? 0) - share * (axes[other * width + i] ?? 0);
        }
      }
    }
    const norm = Math.sqrt(dot(own, own, 0));
    // What is left of an axis that is a mixture of the others is rounding.
    const factor = norm > before * 1e-10 ? 1 / norm : 0;
    for (let i = 0; i < width; i += 1) own[i] = (own[i] ?? 0) * factor;
  }
}

/** Of a list with as many numbers of another from a place on. */
function dot(list: Float64Array, other: Float64Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < list.length; i += 1) sum += (list[i] ?? 0) * (other[from + i] ?? 0);
  return sum;
}
