import { seededRandom } from '../seeded-random.ts';

/**
 * A map of rows to shorter ones that keeps distances: Gaussian random projection.
 *
 * Squared distances keep their mean and vary by sqrt(2 / length) of it (Johnson and Lindenstrauss). It knows nothing
 * of the data, so that rows can be shortened as they come, in any order. Rows that are short enough stay as they are.
 */
export function randomProjection(
  width: number,
  length: number,
  seed: number,
): (row: Float32Array) => Float32Array<ArrayBuffer> {
  if (width <= length) return (row) => Float32Array.from(row);
  const random = seededRandom(seed);
  const directions = Float32Array.from({ length: width * length }, () => random.normal());
  const scale = 1 / Math.sqrt(length);
  return (row) => {
    const sums = new Float64Array(length);
    for (let column = 0; column < width; column += 1) {
      const value = row[column] ?? 0;
      // What comes before the last layer has passed a ReLU: half of it and more is zero.
      if (value === 0) continue;
      const start = column * length;
      for (let k = 0; k < length; k += 1) {
        sums[k] = (sums[k] ?? 0) + value * (directions[start + k] ?? 0);
      }
    }
    return Float32Array.from(sums, (sum) => sum * scale);
  };
}
