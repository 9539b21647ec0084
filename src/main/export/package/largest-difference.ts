import type { Probabilities } from '../../../shared/domain/polarity.ts';

/** Largest difference of a probability between two judgements of the same images; infinite where one lacks an image. */
export function largestDifference(
  a: readonly (Probabilities | null)[],
  b: readonly (Probabilities | null)[],
): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? null;
    if (one === null || other === null) {
      if (one !== other) return Number.POSITIVE_INFINITY;
      continue;
    }
    for (const polarity of [0, 1, 2] as const) {
      const difference = Math.abs(one[polarity] - other[polarity]);
      // What is no number differs from everything.
      largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, difference);
    }
  }
  return largest;
}
