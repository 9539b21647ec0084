import type { ReliabilityBin } from '../../shared/domain/teacher.ts';

/** Bins of equal width that a confidence falls into, as the score counts them. */
export const BIN_COUNT = 15;

/** The bins that hold posts, by confidence. */
export function filledBins(bins: readonly ReliabilityBin[]): readonly ReliabilityBin[] {
  return bins.filter(({ count }) => count > 0).toSorted((a, b) => a.confidence - b.confidence);
}

/** Where both axes begin: the tenth at or below every value; they end at 1. */
export function lowestShown(bins: readonly ReliabilityBin[]): number {
  const lowest = filledBins(bins).reduce(
    (least, { confidence, accuracy }) => Math.min(least, confidence, accuracy),
    0.9,
  );
  return Math.max(0, Math.floor(lowest * 10 + 1e-9) / 10);
}

/** The middle of the bin that a confidence falls into. */
export function middleOfBin(confidence: number): number {
  const bin = Math.min(BIN_COUNT - 1, Math.max(0, Math.floor(confidence * BIN_COUNT)));
  return (bin + 0.5) / BIN_COUNT;
}

/** What a person who cannot see the diagram is told. */
export function reliabilitySummary(bins: readonly ReliabilityBin[]): string {
  const filled = filledBins(bins);
  if (filled.length === 0) return 'Reliability diagram: nothing was measured';
  const parts = filled.map(
    ({ confidence, accuracy, count }) =>
      `confidence ${confidence.toFixed(2)}, right ${accuracy.toFixed(2)} of ${count}`,
  );
  return `Reliability diagram: ${parts.join('; ')}`;
}
