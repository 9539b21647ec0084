import type { CutProposal } from '../../../shared/domain/audit.ts';
import { POLARITIES } from '../../../shared/domain/polarity.ts';
import { anytimeCriticalValue } from './anytime-critical-value.ts';
import type { CutEstimate } from './precision-at-cuts.ts';

/**
 * For each polarity the least confidence from which on the weak labels have a wanted precision.
 *
 * The fixed-sequence procedure: cuts are tested one after the other, from high to low, and the first whose
 * interval reaches below the wanted precision ends it; the last one before is proposed. No correction for the
 * number of cuts is needed, since the order is fixed beforehand: with a probability of at least 97.5 % per polarity
 * no cut is proposed whose precision is too low, whenever one looks (W. Maurer, L. Hothorn and W. Lehmacher,
 * "Multiple comparisons in drug clinical trials and preclinical assays: a-priori ordered hypotheses", 1995;
 * P. H. Westfall and A. Krishen, Journal of Statistical Planning and Inference 99, 2001).
 *
 * The first cut is the highest with enough planned checks (`checksToShow`). Where the polarity has few, it is the
 * highest with half of them, and with so many that the wanted precision is shown if all are right. That depends
 * on the design and on the wanted precision, not on verdicts.
 *
 * @param curve as of `precisionAtCuts`.
 */
export function proposeCuts(curve: readonly CutEstimate[], wanted: number): readonly CutProposal[] {
  return POLARITIES.flatMap((polarity, index) => {
    const falling = curve.filter((point) => point.polarity === index).sort((a, b) => b.cut - a.cut);
    const most = falling.at(-1)?.estimate.planned;
    if (most === undefined) return [];
    const enough = Math.min(checksToShow(wanted), Math.max(most / 2, fewestToShow(wanted)));
    let proposed: CutEstimate | null = null;
    for (const point of falling) {
      if (point.estimate.planned < enough) continue;
      const { precision } = point.estimate;
      if (precision === null || precision.low < wanted) break;
      proposed = point;
    }
    return [
      {
        polarity,
        cut: proposed?.cut ?? null,
        kept: proposed?.kept ?? 0,
        precision: proposed?.estimate.precision ?? null,
      },
    ];
  });
}

/**
 * Checks with which a wanted precision would be shown at the end if the true one lies halfway between it and 1:
 * Wilson's lower end is at the wanted precision p when n (p̂ - p)² = z² p (1 - p).
 */
export function checksToShow(wanted: number): number {
  const z = anytimeCriticalValue(1, 1);
  const half = (1 - wanted) / 2;
  return Math.ceil((z * z * wanted * (1 - wanted)) / (half * half));
}

/** With fewer checks Wilson's lower end is below the wanted precision even where all are right. */
function fewestToShow(wanted: number): number {
  const z = anytimeCriticalValue(1, 1);
  return (z * z * wanted) / (1 - wanted);
}
