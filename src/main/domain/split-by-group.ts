import type { DatasetItem } from '../../shared/domain/dataset.ts';
import { type SplitSizes, sizesSum } from '../../shared/domain/dataset-options.ts';
import { SPLITS, type Split, type SplitRatios } from '../../shared/domain/split.ts';
import {
  dealByGroup,
  dealToTargets,
  type KindCounts,
  type PolarisedMedia,
  polarityCounts,
} from './deal-by-group.ts';
import type { Link } from './linked-components.ts';
import { byMediaId } from './media-order.ts';

/**
 * Deals images into train, validation and test so that what belongs together stays together.
 *
 * Images that are linked, directly or through other names (a shared post, a near-duplicate group, an
 * image that is itself no item), fall into one split; else a network would be tested on what it learnt
 * from. Every split comes near its share of each polarity (see `dealByGroup`); one whose ratio is zero
 * stays empty. The result does not depend on the order of items and links.
 *
 * @param items each media id once.
 * @param links ties between names; names that are media ids of items tie those items.
 * @returns the items with their splits, by ascending media id.
 */
export function splitByGroup(
  items: readonly PolarisedMedia[],
  links: Iterable<Link>,
  ratios: SplitRatios,
  seed: number,
): readonly DatasetItem[] {
  const used = SPLITS.filter((split) => ratios[split] > 0);
  const shares = used.map((split) => ratios[split]);
  const pileOf = dealByGroup(items, links, shares, polarityCounts, seed);
  return dealtItems(items, pileOf, used);
}

/**
 * As `splitByGroup`, with numbers of images per split in place of shares.
 *
 * They are met exactly unless images that belong together are too many to fill a split to the last place; then
 * as nearly as such groups allow.
 *
 * @param sizes sum to the number of items.
 */
export function splitToSizes(
  items: readonly PolarisedMedia[],
  links: Iterable<Link>,
  sizes: SplitSizes,
  seed: number,
): readonly DatasetItem[] {
  if (sizesSum(sizes) !== items.length) throw new Error('the sizes must sum to the items');
  const used = SPLITS.filter((split) => sizes[split] > 0);
  const targets = wholeTargets(polarityCounts(items), sizes, used);
  const pileOf = dealToTargets(items, links, targets, polarityCounts, seed);
  return dealtItems(items, pileOf, used);
}

function dealtItems(
  items: readonly PolarisedMedia[],
  pileOf: ReadonlyMap<PolarisedMedia, number>,
  used: readonly Split[],
): readonly DatasetItem[] {
  return [...items].sort(byMediaId).map((item) => {
    const split = used[pileOf.get(item) ?? -1];
    if (split === undefined) throw new Error('an item is on no pile');
    return { mediaId: item.mediaId, polarity: item.polarity, split };
  });
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
