import type { Probabilities } from '../../shared/domain/polarity.ts';

/**
 * Where VADER's published thresholds (compound >= 0.05 positive, <= -0.05 negative) take effect: half a
 * step of the compound score before them, so that the scores 0.05 and -0.05 lie clearly beyond.
 */
const THRESHOLD = 0.04995;

/** Probabilities at chosen compound scores; between two of them they run straight. */
const KNOTS: readonly { readonly compound: number; readonly probabilities: Probabilities }[] = [
  { compound: -1, probabilities: [0.76, 0.15, 0.09] },
  { compound: -0.5, probabilities: [0.42, 0.38, 0.2] },
  { compound: -THRESHOLD, probabilities: [0.37, 0.37, 0.26] },
  { compound: 0, probabilities: [0.14, 0.59, 0.27] },
  { compound: THRESHOLD, probabilities: [0.14, 0.43, 0.43] },
  { compound: 0.5, probabilities: [0.09, 0.39, 0.52] },
  { compound: 1, probabilities: [0.01, 0.01, 0.98] },
];

/**
 * The probabilities of NEG, NEU and POS that go with a compound score of VADER, -1 to 1.
 *
 * The most probable polarity is the one that VADER's published thresholds give. With a rising score POS
 * never becomes less probable and NEG never more; the confidence rises away from both thresholds. The
 * numbers were fitted by maximum likelihood, under these conditions, to the 29,078 tweets of SemEval
 * 2013 to 2016 Task 4A (Nakov and others) outside the 2016 test part, and rounded to 0.01.
 */
export function vaderProbabilities(compound: number): Probabilities {
  const above = KNOTS.findIndex((knot, index) => index > 0 && compound <= knot.compound);
  const left = KNOTS[above - 1];
  const right = KNOTS[above];
  if (left === undefined || right === undefined || compound < left.compound) {
    throw new Error(`a compound score lies between -1 and 1, ${compound} does not`);
  }
  const share = (compound - left.compound) / (right.compound - left.compound);
  const between = (index: 0 | 1 | 2) =>
    left.probabilities[index] * (1 - share) + right.probabilities[index] * share;
  return [between(0), between(1), between(2)];
}
