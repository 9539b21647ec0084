import type { Estimate } from '../../../shared/domain/audit.ts';
import { type AuditCheck, decidedPolarity } from './audit-check.ts';
import { addCheck, emptyTally } from './check-tally.ts';
import type { ConfidenceCut } from './confidence-cuts.ts';
import { estimatePrecision } from './estimate-precision.ts';
import type { StratumSize } from './stratum-groups.ts';

/** Precision of the weak labels at or above a cut, and how many images they are. */
export type CutEstimate = {
  readonly polarity: number | null;
  readonly cut: number;
  readonly kept: number;
  readonly estimate: Estimate;
};

/**
 * Precision against confidence: the estimate of `estimatePrecision` over the images at or above each cut.
 *
 * Of a stratum that a cut divides, the part above it is a stratum of known size. The bands hold at every look,
 * for one cut at a time.
 */
export function precisionAtCuts(
  strata: readonly StratumSize[],
  cuts: readonly ConfidenceCut[],
  checks: readonly AuditCheck[],
): readonly CutEstimate[] {
  return cuts.map(({ polarity, cut, kept }) => {
    const planned = strata.map(() => 0);
    const tally = emptyTally(strata.length);
    for (const { stratum, probability, weak, confidence, outcome } of checks) {
      if (confidence < cut || (polarity !== null && weak !== polarity)) continue;
      planned[stratum] = (planned[stratum] ?? 0) + 1;
      const manual = decidedPolarity(outcome);
      if (manual !== null) addCheck(tally, stratum, 1 / probability, manual === weak);
    }
    const sizes = strata.map((size, stratum) => {
      const images = kept[stratum] ?? 0;
      // A divided stratum may hold clusters anywhere: it never counts as drawn without them.
      const drawable = images === size.images ? size.drawable : 0;
      return { polarity: size.polarity, images, drawable, sampled: planned[stratum] ?? 0 };
    });
    const total = kept.reduce((sum, count) => sum + count, 0);
    return { polarity, cut, kept: total, estimate: estimatePrecision(sizes, tally) };
  });
}
