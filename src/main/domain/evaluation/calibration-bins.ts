import type { ReliabilityBin } from '../../../shared/domain/teacher.ts';

const BINS = 15;

/** Confidences with the bin of equal width that each falls into. */
export type CalibrationBins = { readonly confidence: Float64Array; readonly bins: Uint8Array };

type Tally = { confidence: number; right: number; mass: number; count: number };

export function calibrationBins(confidence: Float64Array): CalibrationBins {
  const bins = Uint8Array.from(confidence, (value) =>
    Math.min(BINS - 1, Math.max(0, Math.floor(value * BINS))),
  );
  return { confidence, bins };
}

/**
 * Expected calibration error: the mean distance of accuracy and confidence over 15 bins of equal width, weighted by
 * their images (Guo, Pleiss, Sun and Weinberger 2017). NaN without images.
 */
export function calibrationError(
  bins: CalibrationBins,
  labels: Uint8Array,
  predicted: Uint8Array,
  weights: Float64Array,
): number {
  let error = 0;
  let mass = 0;
  for (const tally of tallies(bins, labels, predicted, weights)) {
    error += Math.abs(tally.confidence - tally.right);
    mass += tally.mass;
  }
  return mass === 0 ? Number.NaN : error / mass;
}

/** The bins that have images. */
export function reliabilityBins(
  bins: CalibrationBins,
  labels: Uint8Array,
  predicted: Uint8Array,
): readonly ReliabilityBin[] {
  const ones = new Float64Array(labels.length).fill(1);
  return tallies(bins, labels, predicted, ones)
    .filter(({ count }) => count > 0)
    .map(({ confidence, right, mass, count }) => ({
      confidence: confidence / mass,
      accuracy: right / mass,
      count,
    }));
}

function tallies(
  { confidence, bins }: CalibrationBins,
  labels: Uint8Array,
  predicted: Uint8Array,
  weights: Float64Array,
): readonly Tally[] {
  const made: Tally[] = Array.from({ length: BINS }, () => ({
    confidence: 0,
    right: 0,
    mass: 0,
    count: 0,
  }));
  for (let row = 0; row < labels.length; row += 1) {
    const tally = made[bins[row] ?? 0];
    if (tally === undefined) continue;
    const weight = weights[row] ?? 0;
    tally.confidence += weight * (confidence[row] ?? 0);
    tally.right += labels[row] === predicted[row] ? weight : 0;
    tally.mass += weight;
    tally.count += 1;
  }
  return made;
}
