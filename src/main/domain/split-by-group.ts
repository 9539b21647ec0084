import type { DatasetItem } from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { POLARITIES, type Polarity, polarityIndex } from '../../shared/domain/polarity.ts';
import { SPLITS, type Split, type SplitRatios } from '../../shared/domain/split.ts';
import { type Link, linkedComponents } from './linked-components.ts';
import { byMediaId } from './media-order.ts';
import { seededRandom } from './seeded-random.ts';

export type PolarisedMedia = { readonly mediaId: MediaId; readonly polarity: Polarity };

/**
 * Deals images into train, validation and test so that what belongs together stays together.
 *
 * Images that are linked, directly or through other names (a shared post, a near-duplicate group, an
 * image that is itself no item), fall into one split; else a network would be tested on what it learnt
 * from. The largest components are dealt first, those of equal size in an order drawn from the seed.
 * Each goes where it least raises the sum over splits and polarities of (count - target)² / target, so
 * every split comes near its share of each polarity. A split whose ratio is zero stays empty. The
 * result does not depend on the order of items and links.
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
  const sorted = [...items].sort(byMediaId);
  const names = sorted.map((item) => item.mediaId);
  const components = seededRandom(seed)
    .shuffle(linkedComponents(names, links))
    .sort((a, b) => b.length - a.length);
  const piles = emptyPiles(sorted, ratios);
  const splitOf = new Map<PolarisedMedia, Split>();
  for (const places of components) {
    const component = places.flatMap((place) => sorted[place] ?? []);
    const counts = polarityCounts(component);
    const pile = bestPile(piles, counts);
    pile.counts = pile.counts.map((count, index) => count + (counts[index] ?? 0));
    for (const item of component) splitOf.set(item, pile.split);
  }
  return sorted.map((item) => {
    const split = splitOf.get(item);
    if (split === undefined) throw new Error('an item is in no component');
    return { mediaId: item.mediaId, polarity: item.polarity, split };
  });
}

/** What one split holds so far and should hold in the end, per polarity. */
type Pile = {
  readonly split: Split;
  readonly targets: readonly number[];
  counts: readonly number[];
};

function emptyPiles(items: readonly PolarisedMedia[], ratios: SplitRatios): readonly Pile[] {
  const totals = polarityCounts(items);
  return SPLITS.filter((split) => ratios[split] > 0).map((split) => ({
    split,
    targets: totals.map((total) => total * ratios[split]),
    counts: POLARITIES.map(() => 0),
  }));
}

/** The pile to which the component adds least; the first of equals. */
function bestPile(piles: readonly Pile[], added: readonly number[]): Pile {
  let best: Pile | undefined;
  let leastRise = Number.POSITIVE_INFINITY;
  for (const pile of piles) {
    const rise = deviationRise(pile, added);
    if (best === undefined || rise < leastRise) {
      best = pile;
      leastRise = rise;
    }
  }
  if (best === undefined) throw new Error('a split needs at least one ratio above zero');
  return best;
}

/** By how much (count - target)² / target, summed over polarities, rises with the addition. */
function deviationRise({ counts, targets }: Pile, added: readonly number[]): number {
  let rise = 0;
  for (let index = 0; index < POLARITIES.length; index += 1) {
    const addition = added[index] ?? 0;
    if (addition === 0) continue;
    const target = targets[index] ?? 0;
    rise += (addition * (2 * ((counts[index] ?? 0) - target) + addition)) / target;
  }
  return rise;
}

function polarityCounts(items: readonly PolarisedMedia[]): readonly number[] {
  const counts = [0, 0, 0];
  for (const { polarity } of items) {
    counts[polarityIndex(polarity)] = (counts[polarityIndex(polarity)] ?? 0) + 1;
  }
  return counts;
}
