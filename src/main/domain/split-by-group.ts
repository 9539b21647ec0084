import { type SplitSizes, sizesSum } from '../../shared/domain/dataset-options.ts';
import { SPLITS, type Split, type SplitRatios } from '../../shared/domain/split.ts';
import { polarityCounts } from './candidates.ts';
import { type DealtImages, dealByGroup, dealToTargets, type KindCounts } from './deal-by-group.ts';

/**
 * Deals images into train, validation and test so that what belongs together stays together.
 *
 * Images of one component (a shared post, a near-duplicate group) fall into one split; else a network would be
 * tested on what it learnt from. Every split comes near its share of each polarity (see `dealByGroup`); one whose
 * ratio is zero stays empty.
 *
 * @returns the split of each image, as its place in `SPLITS`.
 */
export function splitByGroup(images: DealtImages, ratios: SplitRatios, seed: number): Uint8Array {
  const used = SPLITS.filter((split) => ratios[split] > 0);
  const shares = used.map((split) => ratios[split]);
  const piles = dealByGroup(images, polarityCounts(images.polarities), shares, seed);
  return splitsOf(piles, used);
}

/**
 * As `splitByGroup`, with numbers of images per split in place of shares.
 *
 * They are met exactly unless images that belong together are too many to fill a split to the last place; then
 * as nearly as such groups allow.
 *
 * @param sizes sum to the number of images.
 */
export function splitToSizes(images: DealtImages, sizes: SplitSizes, seed: number): Uint8Array {
  const { polarities } = images;
  if (sizesSum(sizes) !== polarities.length) throw new Error('the sizes must sum to the items');
  const used = SPLITS.filter((split) => sizes[split] > 0);
  const targets = wholeTargets(polarityCounts(polarities), sizes, used);
  return splitsOf(dealToTargets(images, targets, seed), used);
}

function splitsOf(piles: Uint8Array, used: readonly Split[]): Uint8Array {
  const numbers = Uint8Array.from(used, (split) => SPLITS.indexOf(split));
  return piles.map((pile) => numbers[pile] ?? 0);
}

/**
 * Whole numbers per split and polarity whose sums are the sizes and the totals.
 *
 * Each split's cut of the polarities so far is rounded down, so that the remainders never add up; the first
 * split takes what the others leave.
 */
function wholeTargets(
  totals: KindCounts,
  sizes: SplitSizes,
  used: readonly Split[],
): readonly KindCounts[] {
  const all = sizesSum(sizes);
  const ends = totals.map((_, at) => totals.slice(0, at + 1).reduce((sum, n) => sum + n, 0));
  const cut = (size: number, end: number) => Math.floor((end * size) / all);
  const others = used.slice(1).map((split) => {
    const size = sizes[split];
    return ends.map((end, at) => cut(size, end) - cut(size, ends[at - 1] ?? 0));
  });
  const first = totals.map((total, at) =>
    others.reduce((left, targets) => left - (targets[at] ?? 0), total),
  );
  exchangeShortfalls(first, others);
  return [first, ...others];
}

/** Where rounding gave away more of a polarity than there is, the first split takes one back for one of another. */
function exchangeShortfalls(first: number[], others: readonly number[][]): void {
  const add = (targets: number[], at: number, images: number) => {
    targets[at] = (targets[at] ?? 0) + images;
  };
  for (let short = first.findIndex((n) => n < 0); short >= 0; ) {
    const spare = first.findIndex((n) => n > 0);
    const giver = others.find((targets) => (targets[short] ?? 0) > 0);
    if (spare < 0 || giver === undefined) throw new Error('the sizes sum to the items');
    add(giver, short, -1);
    add(first, short, 1);
    add(giver, spare, 1);
    add(first, spare, -1);
    short = first.findIndex((n) => n < 0);
  }
}
