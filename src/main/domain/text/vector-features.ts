import { UNKNOWN_ROW, type WordVectors } from './word-vectors.ts';

/** Pools over the words of a text: mean, largest, smallest. */
export const POOLS = 3;

/** Mean, largest and smallest of the known words' vectors, per dimension; zeros without a known word. */
export function vectorFeatures(sequence: Int32Array, words: WordVectors): Float32Array {
  const { dimensions, vectors } = words;
  const features = new Float32Array(POOLS * dimensions);
  let known = 0;
  for (let place = 0; place < sequence.length; place += 1) {
    const row = sequence[place] as number; // why: here and below, the sizes keep every index inside
    if (row === UNKNOWN_ROW) continue;
    if (known === 0) features.fill(Number.NEGATIVE_INFINITY, dimensions, 2 * dimensions);
    if (known === 0) features.fill(Number.POSITIVE_INFINITY, 2 * dimensions);
    known += 1;
    pool(features, vectors, row * dimensions, dimensions);
  }
  for (let d = 0; d < dimensions; d += 1) {
    features[d] = (features[d] as number) / Math.max(1, known); // why: as above
  }
  return features;
}

function pool(
  features: Float32Array,
  vectors: Float32Array,
  from: number,
  dimensions: number,
): void {
  for (let d = 0; d < dimensions; d += 1) {
    const value = vectors[from + d] as number; // why: here and below, the row is one of the vectors
    features[d] = (features[d] as number) + value; // why: as above
    const largest = dimensions + d;
    if (value > (features[largest] as number)) features[largest] = value; // why: as above
    const smallest = largest + dimensions;
    if (value < (features[smallest] as number)) features[smallest] = value; // why: as above
  }
}
