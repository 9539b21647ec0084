import type { SeededRandom } from '../seeded-random.ts';

/** Checks between an image and its hidden repeat, so that the reviewer does not remember the first verdict. */
const REPEAT_DISTANCE = 20;

/**
 * A random order of checks in which every stretch has its part of every stratum.
 *
 * The k-th of a stratum's n checks falls at a random point of the k-th of n equal parts of the whole, so that
 * an audit that is stopped or looked at anywhere is stratified too.
 *
 * @param sampled checks of each stratum.
 * @returns the stratum of each position.
 */
export function spreadStrata(sampled: readonly number[], random: SeededRandom): readonly number[] {
  return sampled
    .flatMap((count, stratum) =>
      Array.from({ length: count }, (_, k) => ({ stratum, at: (k + random.next()) / count })),
    )
    .sort((a, b) => a.at - b.at || a.stratum - b.stratum)
    .map(({ stratum }) => stratum);
}

/**
 * Puts hidden repeats into a list of checks: each at least 20 positions after its original, or at the end of a
 * list that is too short for that.
 *
 * @param originals how many checks there are.
 * @param repeats how many of them, at most all, come again.
 * @returns for each position the original's number, and for a repeat the position of the original.
 */
export function insertRepeats(
  originals: number,
  repeats: number,
  random: SeededRandom,
): readonly { readonly original: number; readonly repeats: number | null }[] {
  const early = Math.max(repeats, originals - REPEAT_DISTANCE);
  const chosen = random
    .shuffle(Array.from({ length: early }, (_, original) => original))
    .slice(0, repeats)
    .sort((a, b) => a - b);
  /** Repeats by how many originals stand before them. */
  const repeatsAfter = Map.groupBy(chosen, (original) => {
    const soonest = original + 1 + REPEAT_DISTANCE;
    return soonest >= originals ? originals : soonest + random.int(originals - soonest + 1);
  });
  const list: { original: number; repeats: number | null }[] = [];
  const positionOf = new Map<number, number>();
  for (let before = 0; before <= originals; before += 1) {
    for (const original of repeatsAfter.get(before) ?? []) {
      list.push({ original, repeats: positionOf.get(original) ?? 0 });
    }
    if (before === originals) break;
    positionOf.set(before, list.length);
    list.push({ original: before, repeats: null });
  }
  return list;
}
