import type { AuditDesign, AuditStratum } from '../../../shared/domain/audit.ts';
import { polarityFromIndex } from '../../../shared/domain/polarity.ts';
import { countingOrder } from '../counting-order.ts';
import { deriveSeed, seededRandom } from '../seeded-random.ts';
import { allocateAudit } from './allocate-audit.ts';
import type { AuditCandidates } from './audit-candidates.ts';
import { type BinnedCandidates, binByConfidence } from './confidence-bins.ts';
import { drawOnePerCluster } from './draw-one-per-cluster.ts';
import { insertRepeats, spreadStrata } from './order-checks.ts';

/** What of a design decides the draw. */
export type DrawDesign = Omit<AuditDesign, 'importId' | 'selectedOnly'>;

export type DrawnItem = {
  /** Which candidate. */
  readonly place: number;
  /** The position whose image comes again here; null for an image's first place. */
  readonly repeats: number | null;
  readonly stratum: number;
  /** Of being in the sample. */
  readonly probability: number;
};

export type AuditDraw = {
  readonly strata: readonly AuditStratum[];
  /** For each stratum, by how much unequal cluster sizes raise the variance (L. Kish, "Survey Sampling", 1965); at least 1. */
  readonly weightEffects: readonly number[];
  /** By position. */
  readonly items: readonly DrawnItem[];
  readonly binned: BinnedCandidates;
};

/**
 * Draws an audit's sample: stratified by polarity and confidence, with one image at most of each cluster.
 *
 * First one image of each cluster is drawn; with m images in the cluster its probability is 1 / m. Then, in each
 * stratum, n of the N' drawn ones by simple random sampling without replacement. An image's probability is
 * the product, 1 / m · n / N': a two-phase sample (C.-E. Särndal, B. Swensson and J. Wretman, "Model Assisted
 * Survey Sampling", 1992, chapter 9). Every step has its own stream of the seed.
 */
export function drawAudit(candidates: AuditCandidates, design: DrawDesign): AuditDraw {
  return drawFromBins(candidates, binByConfidence(candidates, design.bins), design);
}

/** The same for candidates that are in their bins. */
export function drawFromBins(
  candidates: AuditCandidates,
  binned: BinnedCandidates,
  design: Omit<DrawDesign, 'bins'>,
): AuditDraw {
  const stream = (...labels: readonly (string | number)[]) =>
    seededRandom(deriveSeed(design.seed, 'audit', ...labels));
  const { drawn, clusterSizes } = drawOnePerCluster(candidates.clusters, stream('clusters'));
  const drawnPlaces = Uint32Array.from(placesOf(drawn));
  const binOfDrawn = drawnPlaces.map((place) => binned.binOf[place] ?? 0);
  const { starts, order } = countingOrder(binOfDrawn, binned.bins.length);
  const drawable = binned.bins.map((_, bin) =>
    order.subarray(starts[bin] ?? 0, starts[bin + 1] ?? 0).map((index) => drawnPlaces[index] ?? 0),
  );
  const counts = drawable.map((places) => places.length);
  const polarities = binned.bins.map((bin) => bin.polarity);
  const sampled = allocateAudit(design, polarities, counts);
  const samples = drawable.map((places, stratum) =>
    drawWithoutReplacement(places, sampled[stratum] ?? 0, stream('stratum', stratum)),
  );
  const next = samples.map(() => 0);
  const originals = spreadStrata(sampled, stream('order')).map((stratum) => {
    const at = next[stratum] ?? 0;
    next[stratum] = at + 1;
    const place = samples[stratum]?.[at] ?? 0;
    const share = (sampled[stratum] ?? 0) / (counts[stratum] ?? 1);
    return { place, stratum, probability: share / (clusterSizes[place] ?? 1) };
  });
  const repeatCount = Math.round(originals.length * design.repeatShare);
  const items = insertRepeats(originals.length, repeatCount, stream('repeats')).flatMap(
    ({ original, repeats }) => {
      const item = originals[original];
      return item === undefined ? [] : [{ ...item, repeats }];
    },
  );
  return {
    strata: binned.bins.map((bin, stratum) => ({
      ...bin,
      polarity: polarityFromIndex(bin.polarity),
      drawable: counts[stratum] ?? 0,
      sampled: sampled[stratum] ?? 0,
    })),
    weightEffects: drawable.map((places) => weightEffect(places, clusterSizes)),
    items,
    binned,
  };
}

function* placesOf(flags: Uint8Array): Generator<number> {
  for (let place = 0; place < flags.length; place += 1) if (flags[place] === 1) yield place;
}

/** The first steps of a Fisher–Yates shuffle: `count` places in random order. Reorders `places`. */
function drawWithoutReplacement(
  places: Uint32Array,
  count: number,
  random: { readonly int: (n: number) => number },
): Uint32Array {
  for (let at = 0; at < count; at += 1) {
    const from = at + random.int(places.length - at);
    const place = places[from] ?? 0;
    places[from] = places[at] ?? 0;
    places[at] = place;
  }
  return places.subarray(0, count);
}

function weightEffect(places: Uint32Array, clusterSizes: Uint32Array): number {
  let sum = 0;
  let squares = 0;
  for (const place of places) {
    const size = clusterSizes[place] ?? 1;
    sum += size;
    squares += size * size;
  }
  return places.length === 0 ? 1 : (places.length * squares) / (sum * sum);
}
