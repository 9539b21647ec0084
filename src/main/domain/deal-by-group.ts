import type { MediaId } from '../../shared/domain/ids.ts';
import { POLARITIES, type Polarity, polarityIndex } from '../../shared/domain/polarity.ts';
import { type Link, linkedComponents } from './linked-components.ts';
import { byMediaId } from './media-order.ts';
import { seededRandom } from './seeded-random.ts';

export type PolarisedMedia = { readonly mediaId: MediaId; readonly polarity: Polarity };

/** How many images of each kind there are, in an order of the caller's. */
export type KindCounts = readonly number[];

/**
 * Deals images onto piles so that images that are linked, directly or through other names, stay together.
 *
 * The largest components are dealt first, those of equal size in an order drawn from the seed. Each goes where
 * it least raises the sum over piles and kinds of (count - target)² / target, so every pile comes near its
 * share of each kind; of equal piles the first. The result does not depend on the order of items and links.
 *
 * @param items each media id once.
 * @param links ties between names; names that are media ids of items tie those items.
 * @param shares share of each pile, above zero.
 * @param countKinds kinds of which every pile is to get its share; the sum over parts is the count of the whole.
 * @returns the pile of each item.
 */
export function dealByGroup<T extends PolarisedMedia>(
  items: readonly T[],
  links: Iterable<Link>,
  shares: readonly number[],
  countKinds: (items: readonly T[]) => KindCounts,
  seed: number,
): ReadonlyMap<T, number> {
  const totals = countKinds(items);
  const targets = shares.map((share) => totals.map((total) => total * share));
  return dealToTargets(items, links, targets, countKinds, seed);
}

/**
 * As `dealByGroup`, with the number of each kind that every pile should hold in the end.
 *
 * Where nothing is linked and the targets are whole numbers that sum to what there is, they are met exactly.
 */
export function dealToTargets<T extends PolarisedMedia>(
  items: readonly T[],
  links: Iterable<Link>,
  targets: readonly KindCounts[],
  countKinds: (items: readonly T[]) => KindCounts,
  seed: number,
): ReadonlyMap<T, number> {
  const sorted = [...items].sort(byMediaId);
  const names = sorted.map((item) => item.mediaId);
  const components = seededRandom(seed)
    .shuffle(linkedComponents(names, links))
    .sort((a, b) => b.length - a.length);
  const piles: Pile[] = targets.map((ofPile, number) => ({
    number,
    targets: ofPile,
    counts: ofPile.map(() => 0),
  }));
  const pileOf = new Map<T, number>();
  for (const places of components) {
    const component = places.flatMap((place) => sorted[place] ?? []);
    const counts = countKinds(component);
    const pile = bestPile(piles, counts);
    pile.counts = pile.counts.map((count, index) => count + (counts[index] ?? 0));
    for (const item of component) pileOf.set(item, pile.number);
  }
  return pileOf;
}

/** Images of each polarity, in the order of `POLARITIES`. */
export function polarityCounts(items: readonly PolarisedMedia[]): KindCounts {
  const counts = POLARITIES.map(() => 0);
  for (const { polarity } of items) {
    counts[polarityIndex(polarity)] = (counts[polarityIndex(polarity)] ?? 0) + 1;
  }
  return counts;
}

/** What one pile holds so far and should hold in the end, per kind. */
type Pile = {
  readonly number: number;
  readonly targets: KindCounts;
  counts: KindCounts;
};

/** The pile to which the component adds least; the first of equals. */
function bestPile(piles: readonly Pile[], added: KindCounts): Pile {
  let best: Pile | undefined;
  let leastRise = Number.POSITIVE_INFINITY;
  for (const pile of piles) {
    const rise = deviationRise(pile, added);
    if (best === undefined || rise < leastRise) {
      best = pile;
      leastRise = rise;
    }
  }
  if (best === undefined) throw new Error('images are dealt onto at least one pile');
  return best;
}

/** By how much (count - target)² / target, summed over kinds, rises with the addition. */
function deviationRise({ counts, targets }: Pile, added: KindCounts): number {
  let rise = 0;
  for (const [index, addition] of added.entries()) {
    if (addition === 0) continue;
    const target = targets[index] ?? 0;
    rise += (addition * (2 * ((counts[index] ?? 0) - target) + addition)) / target;
  }
  return rise;
}
