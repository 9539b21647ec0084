import type { AuditCandidates } from './audit-candidates.ts';

/** A stratum before anything is drawn: images of one polarity within a range of confidence. */
export type ConfidenceBin = {
  /** 0 to 2. */
  readonly polarity: number;
  readonly low: number;
  /** The next bin's `low`; the greatest confidence in the last bin of a polarity, which includes it. */
  readonly high: number;
  readonly images: number;
};

/** Bins by polarity and then by confidence, and the bin of each candidate. */
export type BinnedCandidates = {
  readonly bins: readonly ConfidenceBin[];
  readonly binOf: Uint32Array;
};

/**
 * Cuts each polarity's candidates into bins with an equal share of its images.
 *
 * Equal confidences stay together, so bins may differ in size, and there are fewer where there are fewer
 * distinct confidences. A polarity without images has no bin.
 */
export function binByConfidence(
  { polarities, confidences }: AuditCandidates,
  binsPerPolarity: number,
): BinnedCandidates {
  const bins: ConfidenceBin[] = [];
  const lowsOf: number[][] = [];
  const firstBinOf: number[] = [];
  for (let polarity = 0; polarity < 3; polarity += 1) {
    const sorted = confidences.filter((_, place) => polarities[place] === polarity).sort();
    const starts = quantileStarts(sorted, binsPerPolarity);
    firstBinOf.push(bins.length);
    lowsOf.push(starts.map((start) => sorted[start] ?? 0));
    starts.forEach((start, bin) => {
      const end = starts[bin + 1] ?? sorted.length;
      bins.push({
        polarity,
        low: sorted[start] ?? 0,
        high: sorted[Math.min(end, sorted.length - 1)] ?? 0,
        images: end - start,
      });
    });
  }
  const binOf = new Uint32Array(polarities.length).map((_, place) => {
    const polarity = polarities[place] ?? 0;
    const bin = lastAtMost(lowsOf[polarity] ?? [], confidences[place] ?? 0);
    return (firstBinOf[polarity] ?? 0) + bin;
  });
  return { bins, binOf };
}

/**
 * Where the parts of an ascending list begin when it is cut into `parts` of equal size and equal values stay
 * together: strictly ascending, beginning with 0; none of an empty list.
 */
export function quantileStarts(sorted: Float64Array, parts: number): readonly number[] {
  const starts: number[] = [];
  for (let part = 0; part < parts; part += 1) {
    const rank = Math.floor((part * sorted.length) / parts);
    const start = firstEqual(sorted, rank);
    if (sorted.length > 0 && start > (starts.at(-1) ?? -1)) starts.push(start);
  }
  return starts;
}

function firstEqual(sorted: Float64Array, rank: number): number {
  const value = sorted[rank] ?? 0;
  let [low, high] = [0, rank];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastAtMost(lows: readonly number[], value: number): number {
  let bin = 0;
  while (bin + 1 < lows.length && (lows[bin + 1] ?? 0) <= value) bin += 1;
  return bin;
}
