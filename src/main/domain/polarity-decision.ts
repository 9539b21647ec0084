import { mostProbable, type Probabilities, polarityIndex } from '../../shared/domain/polarity.ts';

/**
 * How calibrated probabilities become those of a teacher: polarities that are rare in the labelled texts
 * count more, so that each is found about as well as the others, and the confidence is set right again.
 */
export type PolarityDecision = {
  /** Added to the log-probabilities of NEG, NEU, POS. */
  readonly shifts: readonly [number, number, number];
  /** Factor of the shifted log-probabilities where NEG, NEU, POS wins, above 0; it moves no winner. */
  readonly sharpness: readonly [number, number, number];
};

const SMALLEST = 1e-12;
/** The golden ratio's inverse, by which the search narrows. */
const NARROWING = (Math.sqrt(5) - 1) / 2;
const SEARCH_STEPS = 40;
const LOWEST_SHARPNESS = 0.2;
const HIGHEST_SHARPNESS = 3;

/**
 * The decision for labelled texts: each polarity is divided by its share of the texts to the power of
 * `balance` (0: the most probable wins, best for accuracy; 1: best for macro recall where probabilities
 * are exact). The sharpness of each winner is the one under which the winners' confidence makes their
 * being right or wrong most likely (temperature scaling, Guo and others 2017, per winner).
 *
 * `probabilities[i]` are calibrated and made by a classifier that did not see text i.
 */
export function fitDecision(
  probabilities: readonly Probabilities[],
  polarities: ArrayLike<number>,
  balance: number,
): PolarityDecision {
  const counts = [0, 0, 0];
  for (let i = 0; i < polarities.length; i += 1) {
    const polarity = polarities[i] ?? 0;
    counts[polarity] = (counts[polarity] ?? 0) + 1;
  }
  const shift = (polarity: number) =>
    -balance * Math.log(Math.max(1, counts[polarity] ?? 0) / polarities.length);
  const shifts: PolarityDecision['shifts'] = [shift(0), shift(1), shift(2)];
  const sharpnessOf = (winner: 0 | 1 | 2) => {
    const texts = probabilities.flatMap((ofText, index) => {
      const decided = decide({ shifts, sharpness: [1, 1, 1] }, ofText);
      const wins = polarityIndex(mostProbable(decided).polarity) === winner;
      return wins ? [{ ofText, right: polarities[index] === winner }] : [];
    });
    return texts.length === 0
      ? 1
      : lowest((sharpness) => {
          const all: PolarityDecision['sharpness'] = [sharpness, sharpness, sharpness];
          return texts.reduce((loss, { ofText, right }) => {
            const confidence = decide({ shifts, sharpness: all }, ofText)[winner];
            return loss - Math.log(Math.max(SMALLEST, right ? confidence : 1 - confidence));
          }, 0);
        });
  };
  return { shifts, sharpness: [sharpnessOf(0), sharpnessOf(1), sharpnessOf(2)] };
}

/** The teacher's probabilities from calibrated ones; finite, summing to 1. */
export function decide(decision: PolarityDecision, calibrated: Probabilities): Probabilities {
  const logits = calibrated.map(
    (probability, index) =>
      Math.log(Math.max(SMALLEST, probability)) + (decision.shifts[index] ?? 0),
  );
  const largest = Math.max(...logits);
  const sharpness = decision.sharpness[logits.indexOf(largest)] ?? 1;
  const [a = 0, b = 0, c = 0] = logits.map((logit) => Math.exp(sharpness * (logit - largest)));
  const total = a + b + c;
  return [a / total, b / total, c / total];
}

/** Where a function with one valley is lowest: golden-section search. */
function lowest(of: (value: number) => number): number {
  let [low, high] = [LOWEST_SHARPNESS, HIGHEST_SHARPNESS];
  for (let step = 0; step < SEARCH_STEPS; step += 1) {
    const [left, right] = [high - NARROWING * (high - low), low + NARROWING * (high - low)];
    if (of(left) < of(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
