import type { AuditCandidates } from './audit-candidates.ts';
import { type BinnedCandidates, quantileStarts } from './confidence-bins.ts';

/** A least confidence, and what it keeps of the population. */
export type ConfidenceCut = {
  /** 0 to 2; null: all polarities. */
  readonly polarity: number | null;
  readonly cut: number;
  /** Images at or above the cut, by stratum. */
  readonly kept: readonly number[];
};

const CUTS = 20;

/**
 * The cuts at which an audit will tell the precision: for all images, and for those of each polarity, the least
 * confidences of the best 5 %, 10 %, to all of them.
 *
 * They are fixed with the sample, before the first verdict. Ascending by cut; fewer where confidences are equal.
 */
export function confidenceCuts(
  { polarities, confidences }: AuditCandidates,
  { bins, binOf }: BinnedCandidates,
): readonly ConfidenceCut[] {
  return [null, 0, 1, 2].flatMap((polarity) => {
    const sorted = confidences
      .filter((_, place) => polarity === null || polarities[place] === polarity)
      .sort();
    const cuts = quantileStarts(sorted, CUTS).map((start) => sorted[start] ?? 0);
    /** Images of each stratum between a cut and the next. */
    const between = cuts.map(() => new Uint32Array(bins.length));
    confidences.forEach((confidence, place) => {
      if (polarity !== null && polarities[place] !== polarity) return;
      const counts = between[lastAtMost(cuts, confidence)];
      const bin = binOf[place] ?? 0;
      if (counts !== undefined) counts[bin] = (counts[bin] ?? 0) + 1;
    });
    const kept = new Uint32Array(bins.length);
    return cuts
      .map((cut, at) => ({ cut, counts: between[at] }))
      .reverse()
      .map(({ cut, counts }) => {
        counts?.forEach((count, bin) => {
          kept[bin] = (kept[bin] ?? 0) + count;
        });
        return { polarity, cut, kept: [...kept] };
      })
      .reverse();
  });
}

function lastAtMost(ascending: readonly number[], value: number): number {
  let last = 0;
  while (last + 1 < ascending.length && (ascending[last + 1] ?? 0) <= value) last += 1;
  return last;
}
