import type { VerdictUse } from '../../shared/domain/dataset.ts';
import { POLARITIES } from '../../shared/domain/polarity.ts';
import { REVIEW_OUTCOMES, type ReviewOutcome } from '../../shared/domain/verdict.ts';
import { type Candidates, LEFT_OUT, reviseCandidates } from './candidates.ts';
import type { LabelledImages } from './labelled-images.ts';

/** What people found of an image, and the representative of its near-duplicate group: itself without a group. */
export type ReviewedImage = {
  readonly key: number;
  readonly representative: number;
  readonly outcome: ReviewOutcome;
};

/** Stands for images whose group nobody reviewed, among the numbers of `REVIEW_OUTCOMES`. */
export const NOT_REVIEWED = 255;

const UNUSABLE = REVIEW_OUTCOMES.indexOf('unusable');

/**
 * What people found of each near-duplicate group that they reviewed, by its representative.
 *
 * The representative's outcome counts. Where it has none, the other images' does if they all have the same;
 * else the group is disputed.
 */
export function groupOutcomes(
  images: readonly ReviewedImage[],
): ReadonlyMap<number, ReviewOutcome> {
  const outcomes = new Map<number, ReviewOutcome>();
  const decided = new Set<number>();
  for (const { key, representative, outcome } of images) {
    if (decided.has(representative)) continue;
    const others = outcomes.get(representative);
    if (key === representative) decided.add(representative);
    const isAgreed = key === representative || others === undefined || others === outcome;
    outcomes.set(representative, isAgreed ? outcome : 'disputed');
  }
  return outcomes;
}

/** The outcome of each image's group as its number in `REVIEW_OUTCOMES`, `NOT_REVIEWED` without one. */
export function outcomesOf(
  { size, keys, groups, representatives }: LabelledImages,
  outcomes: ReadonlyMap<number, ReviewOutcome>,
): Uint8Array {
  const numbers = new Uint8Array(size).fill(NOT_REVIEWED);
  for (let place = 0; place < size; place += 1) {
    const representative = representatives[groups[place] ?? -1] ?? keys[place] ?? 0;
    const outcome = outcomes.get(representative);
    if (outcome !== undefined) numbers[place] = REVIEW_OUTCOMES.indexOf(outcome);
  }
  return numbers;
}

/**
 * Images that a verdict puts into a dataset, whatever confidence their weak label has, as ones.
 *
 * @param outcomes see `outcomesOf`.
 */
export function verdictCandidates(outcomes: Uint8Array, use: VerdictUse): Uint8Array | null {
  if (use === 'leave-out') return null;
  return outcomes.map((outcome) => (outcome < POLARITIES.length ? 1 : 0));
}

/**
 * Candidates with what verdicts make of their weak labels; see `VerdictUse`.
 *
 * @param outcomes see `outcomesOf`.
 */
export function applyVerdicts(
  candidates: Candidates,
  outcomes: Uint8Array,
  use: VerdictUse,
): Candidates {
  return reviseCandidates(candidates, (place, polarity) => {
    const outcome = outcomes[place] ?? NOT_REVIEWED;
    if (outcome === NOT_REVIEWED || outcome === polarity) return polarity;
    if (outcome === UNUSABLE || use === 'leave-out') return LEFT_OUT;
    return outcome < POLARITIES.length ? outcome : polarity;
  });
}
