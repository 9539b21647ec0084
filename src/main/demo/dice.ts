import { type SeededRandom, seededRandom } from '../domain/seeded-random.ts';

/** A seeded stream with the draws that the demo's pictures and texts are composed of. */
export type Dice = SeededRandom & {
  /** Uniform number in [low, high). */
  between(low: number, high: number): number;
  /** Uniform whole number from low to high, both included. */
  whole(low: number, high: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the keys, each as likely as its weight says. Throws when no weight is positive. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
};

/** Dice whose throws follow from the seed alone. */
export function diceOf(seed: number): Dice {
  const random = seededRandom(seed);
  return {
    ...random,
    between: (low, high) => low + (high - low) * random.next(),
    whole: (low, high) => low + random.int(high - low + 1),
    chance: (probability) => random.next() < probability,
    weighted: (weights) => pickWeighted(random, weights),
  };
}

function pickWeighted<K extends string>(
  random: SeededRandom,
  weights: Readonly<Partial<Record<K, number>>>,
): K {
  const entries = Object.entries<number | undefined>(weights);
  const total = entries.reduce((sum, [, weight]) => sum + (weight ?? 0), 0);
  if (total <= 0) throw new Error('weighted needs at least one positive weight');
  let left = random.next() * total;
  for (const [key, weight] of entries) {
    left -= weight ?? 0;
    if (left < 0) return key as K; // why: Object.entries forgets that the keys are K
  }
  return entries.at(-1)?.[0] as K; // why: rounding may leave a tiny rest on the last key
}
