import { z } from 'zod';

/**
 * The three polarities, in the one order used everywhere: network outputs, files (0, 1, 2), screens.
 *
 * The order is that of the released T4SA models and of `b-t4sa_*.txt`.
 */
export const POLARITIES = ['NEG', 'NEU', 'POS'] as const;

export const Polarity = z.enum(POLARITIES);
export type Polarity = z.infer<typeof Polarity>;

/** One probability per polarity, in the order of `POLARITIES`, summing to 1. */
export const Probabilities = z.tuple([z.number(), z.number(), z.number()]).readonly();
export type Probabilities = z.infer<typeof Probabilities>;

/** The number that stands for a polarity in files and tensors: NEG 0, NEU 1, POS 2. */
export function polarityIndex(polarity: Polarity): 0 | 1 | 2 {
  return polarity === 'NEG' ? 0 : polarity === 'NEU' ? 1 : 2;
}

/**
 * The polarity that a file's number stands for.
 *
 * @throws Error when `index` is not 0, 1 or 2.
 */
export function polarityFromIndex(index: number): Polarity {
  const polarity = POLARITIES[index];
  if (polarity === undefined) throw new Error(`a polarity is 0, 1 or 2, not ${index}`);
  return polarity;
}

/** The most probable polarity with its probability (the confidence); the first of equals wins. */
export function mostProbable(probabilities: Probabilities): {
  readonly polarity: Polarity;
  readonly confidence: number;
} {
  const [negative, neutral, positive] = probabilities;
  if (negative >= neutral && negative >= positive) {
    return { polarity: 'NEG', confidence: negative };
  }
  return neutral >= positive
    ? { polarity: 'NEU', confidence: neutral }
    : { polarity: 'POS', confidence: positive };
}
