import { seededRandom } from '../../src/main/domain/seeded-random.ts';
import {
  type DocumentNetworkSizes,
  type DocumentNetworkWeights,
  weightShapes,
  weightsFromNamed,
} from '../../src/main/domain/text/document-network-weights.ts';

export const SMALL_SIZES: DocumentNetworkSizes = {
  embedding: 6,
  tunedRows: 3,
  units: 4,
  attention: 5,
  maxTokens: 12,
};

/** Weights around zero, of the standard deviation given. */
export function randomWeights(
  sizes: DocumentNetworkSizes,
  seed: number,
  deviation = 0.5,
): DocumentNetworkWeights {
  const random = seededRandom(seed);
  return weightsFromNamed(
    sizes,
    new Map(
      weightShapes(sizes).map(([name, shape]) => [
        name,
        randomNumbers(
          shape.reduce<number>((product, side) => product * side, 1),
          random.normal,
          deviation,
        ),
      ]),
    ),
  );
}

export function randomEmbeddings(rows: number, size: number, seed: number): Float32Array {
  return randomNumbers(rows * size, seededRandom(seed).normal, 0.5);
}

/** A document of `length` rows below `rows`. */
export function randomDocument(length: number, rows: number, seed: number): Int32Array {
  const random = seededRandom(seed);
  return Int32Array.from({ length }, () => random.int(rows));
}

/** The greatest difference between two lists of equal length. */
export function greatestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return Array.from(a).reduce((most, x, index) => {
    const difference = Math.abs(x - (b[index] ?? Number.NaN));
    return Math.max(most, difference);
  }, 0);
}

function randomNumbers(length: number, normal: () => number, deviation: number): Float32Array {
  return Float32Array.from({ length }, () => normal() * deviation);
}
