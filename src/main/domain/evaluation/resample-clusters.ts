import { seededRandom } from '../seeded-random.ts';
import type { JudgedColumns } from './judged-images.ts';

/** Work of a bootstrap that is thought to be short enough: resamples times images. */
const MOST_WORK = 40_000_000;
const MOST_RESAMPLES = 2000;
const LEAST_RESAMPLES = 200;

/** Resamples that so many images are given: 2,000 where they are few, never under 200. */
export function resamplesFor(images: number): number {
  const affordable = Math.floor(MOST_WORK / Math.max(1, images));
  return Math.min(MOST_RESAMPLES, Math.max(LEAST_RESAMPLES, affordable));
}

/**
 * Draws clusters with replacement, as many as there are, and gives how often each image comes (Efron and
 * Tibshirani 1993, ch. 8: whole clusters, because images of a post are no independent draws).
 *
 * The array that is given is used again for the next resample.
 */
export function* resampleClusters(
  { clusters, clusterCount }: Pick<JudgedColumns, 'clusters' | 'clusterCount'>,
  resamples: number,
  seed: number,
): Generator<Float64Array, void, undefined> {
  const random = seededRandom(seed);
  const times = new Float64Array(clusterCount);
  const weights = new Float64Array(clusters.length);
  for (let resample = 0; resample < resamples; resample += 1) {
    times.fill(0);
    for (let draw = 0; draw < clusterCount; draw += 1) {
      const cluster = random.int(clusterCount);
      times[cluster] = (times[cluster] ?? 0) + 1;
    }
    for (let row = 0; row < clusters.length; row += 1) {
      weights[row] = times[clusters[row] ?? 0] ?? 0;
    }
    yield weights;
  }
}

/** Ends of the middle 95 % of the values that are numbers (percentile method); null where there is none. */
export function middle95(
  values: Float64Array,
): { readonly low: number; readonly high: number } | null {
  const numbers = values.filter((value) => !Number.isNaN(value)).sort();
  if (numbers.length === 0) return null;
  return { low: quantile(numbers, 0.025), high: quantile(numbers, 0.975) };
}

/** Linear between order statistics, as NumPy's default (Hyndman and Fan 1996, type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const low = Math.floor(place);
  const below = sorted[low] ?? 0;
  return below + (place - low) * ((sorted[low + 1] ?? below) - below);
}
