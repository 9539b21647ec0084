import type { DatasetItem } from '../../shared/domain/dataset.ts';
import { SPLITS, type SplitRatios } from '../../shared/domain/split.ts';
import { dealByGroup, type PolarisedMedia, polarityCounts } from './deal-by-group.ts';
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
  return [...items].sort(byMediaId).map((item) => {
    const split = used[pileOf.get(item) ?? -1];
    if (split === undefined) throw new Error('an item is on no pile');
    return { mediaId: item.mediaId, polarity: item.polarity, split };
  });
}
