import { type ComponentShapes, componentShapes, KINDS, STRIDE } from './component-shapes.ts';
import type { Components } from './components.ts';
import { countingOrder } from './counting-order.ts';
import { seededRandom } from './seeded-random.ts';

/** Images that are dealt, in columns in order of media id. */
export type DealtImages = {
  /** Which of them must stay together. */
  readonly components: Components;
  /** 0 to 2. */
  readonly polarities: Uint8Array;
};

/** How many images there are of NEG, NEU and POS; a fourth number counts images of any polarity. */
export type KindCounts = readonly number[];

/**
 * Deals images onto piles so that components stay together.
 *
 * The largest components are dealt first, those of equal size in an order drawn from the seed. Each goes where
 * it least raises the sum over piles and kinds of (count - target)² / target, so every pile comes near its
 * share of each kind; of equal piles the first.
 *
 * @param totals all images of each kind of which every pile is to get its share.
 * @param shares share of each pile, above zero.
 * @returns the pile of each image.
 */
export function dealByGroup(
  images: DealtImages,
  totals: KindCounts,
  shares: readonly number[],
  seed: number,
): Uint8Array {
  const targets = shares.map((share) => totals.map((total) => total * share));
  return dealToTargets(images, targets, seed);
}

/**
 * As `dealByGroup`, with the number of each kind that every pile should hold in the end.
 *
 * Where nothing is linked and the targets are whole numbers that sum to what there is, they are met exactly.
 */
export function dealToTargets(
  { components, polarities }: DealtImages,
  targets: readonly KindCounts[],
  seed: number,
): Uint8Array {
  const shapes = componentShapes(components, polarities);
  const piles = openPiles(targets);
  const pileOf = new Uint8Array(components.count);
  const order = largestFirst(shapes, seed);
  for (let at = 0; at < order.length; at += 1) {
    const component = order[at] ?? 0;
    pileOf[component] = piles.put(shapes.counts, STRIDE * (shapes.of[component] ?? 0));
  }
  const dealt = new Uint8Array(polarities.length);
  for (let at = 0; at < dealt.length; at += 1) dealt[at] = pileOf[components.of[at] ?? 0] ?? 0;
  return dealt;
}

/** Components from the largest to the smallest, those of equal size in an order drawn from the seed. */
function largestFirst({ of, counts }: ComponentShapes, seed: number): Uint32Array {
  const shuffled = seededRandom(seed).shuffled(of.length);
  // Loops, because they take a third of the time of `map` over half a million components.
  const sizes = new Uint32Array(of.length);
  let largest = 0;
  for (let at = 0; at < sizes.length; at += 1) {
    const size = counts[STRIDE * (of[shuffled[at] ?? 0] ?? 0) + KINDS] ?? 0;
    sizes[at] = size;
    if (size > largest) largest = size;
  }
  for (let at = 0; at < sizes.length; at += 1) sizes[at] = largest - (sizes[at] ?? 0);
  const { order } = countingOrder(sizes, largest + 1);
  for (let at = 0; at < order.length; at += 1) order[at] = shuffled[order[at] ?? 0] ?? 0;
  return order;
}

/** Piles, all of them empty, with what each should hold in the end. */
function openPiles(targetsOfPiles: readonly KindCounts[]) {
  const kinds = targetsOfPiles[0]?.length ?? 0;
  const targets = Float64Array.from(targetsOfPiles.flat());
  const counts = new Float64Array(targets.length);
  /** By how much (count - target)² / target rises when so many are added. */
  const rise = (at: number, added: number) => {
    const target = targets[at] ?? 0;
    return (added * (2 * ((counts[at] ?? 0) - target) + added)) / target;
  };
  // Most components are one image, and one image changes one pile: the others need not be reckoned again.
  const sums = new Float64Array(targetsOfPiles.length);
  const riseByOne = counts.map((_, at) => rise(at, 1));
  return {
    /** Puts images onto the pile to which they add least, the first of equals; returns which that is. */
    put: (added: Uint32Array, first: number): number => {
      sums.fill(0);
      for (let kind = 0; kind < kinds; kind += 1) {
        const addition = added[first + kind] ?? 0;
        if (addition === 0) continue;
        for (let pile = 0, at = kind; pile < sums.length; pile += 1, at += kinds) {
          const rises = addition === 1 ? (riseByOne[at] ?? 0) : rise(at, addition);
          sums[pile] = (sums[pile] ?? 0) + rises;
        }
      }
      const best = leastOf(sums);
      for (let kind = 0; kind < kinds; kind += 1) {
        const addition = added[first + kind] ?? 0;
        if (addition === 0) continue;
        const at = best * kinds + kind;
        counts[at] = (counts[at] ?? 0) + addition;
        riseByOne[at] = rise(at, 1);
      }
      return best;
    },
  };
}

/** The place of the least; the first of equals. */
function leastOf(values: Float64Array): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1) {
    if ((values[at] ?? 0) < (values[best] ?? 0)) best = at;
  }
  return best;
}
