import type { AuditDesign, AuditPlan } from '../../../shared/domain/audit.ts';
import { allocateAudit } from './allocate-audit.ts';
import { type CheckTally, emptyTally } from './check-tally.ts';
import { estimatePrecision } from './estimate-precision.ts';
import { type StratumSize, sizesOfPolarity } from './stratum-groups.ts';

const CHECKS = [50, 100, 200, 300, 500, 1000, 2000];
const ASSUMED_PRECISION = 0.8;

/**
 * Half-widths of the intervals when all planned checks are done, if eight of ten weak labels are right.
 *
 * Each is that of `estimatePrecision` at the end of an audit of that size over the same strata, with the
 * weights that their clusters give on average. `perPolarity` is that of the widest polarity. Sizes that the
 * drawable images do not reach are left out; the design's own is among them.
 *
 * @param strata sizes; what is sampled of them is of no account.
 * @param weightEffects of each stratum, see `AuditDraw`.
 */
export function plannedWidths(
  strata: readonly StratumSize[],
  weightEffects: readonly number[],
  design: Pick<AuditDesign, 'size' | 'allocation' | 'acceptance'>,
): AuditPlan['widths'] {
  const drawable = strata.reduce((sum, stratum) => sum + stratum.drawable, 0);
  const own = Math.min(design.size, drawable);
  const checks = [...new Set([...CHECKS.filter((count) => count <= drawable), own])];
  return checks
    .filter((count) => count > 0)
    .sort((a, b) => a - b)
    .map((size) => {
      const counts = allocateAudit(
        { ...design, size },
        strata.map((stratum) => stratum.polarity),
        strata.map((stratum) => stratum.drawable),
      );
      const sizes = strata.map((stratum, at) => ({ ...stratum, sampled: counts[at] ?? 0 }));
      const tally = assumedTally(sizes, weightEffects);
      const polarities = [0, 1, 2].map((polarity) => sizesOfPolarity(sizes, polarity));
      return {
        checks: size,
        overall: halfWidth(sizes, tally),
        perPolarity: Math.max(...polarities.map((part) => halfWidth(part, tally))),
      };
    });
}

/** Sums that checks of average weights would have, eight of ten of them right. */
function assumedTally(sizes: readonly StratumSize[], weightEffects: readonly number[]): CheckTally {
  const tally = emptyTally(sizes.length);
  sizes.forEach(({ images, sampled }, stratum) => {
    if (sampled === 0) return;
    const square = (images * images * (weightEffects[stratum] ?? 1)) / sampled;
    tally.counts[stratum] = sampled;
    tally.weights[stratum] = images;
    tally.rightWeights[stratum] = images * ASSUMED_PRECISION;
    tally.squares[stratum] = square;
    tally.rightSquares[stratum] = square * ASSUMED_PRECISION;
  });
  return tally;
}

function halfWidth(sizes: readonly StratumSize[], tally: CheckTally): number {
  const { precision, planned } = estimatePrecision(sizes, tally);
  if (precision !== null) return (precision.high - precision.low) / 2;
  // Nothing will be known of images without checks; where there are no images, nothing is unknown.
  return planned === 0 && sizes.every(({ images }) => images === 0) ? 0 : 0.5;
}
