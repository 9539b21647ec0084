import type { VerdictUse } from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { Polarity } from '../../shared/domain/polarity.ts';
import type { ReviewOutcome } from '../../shared/domain/verdict.ts';
import { type DatasetCandidate, groupOf } from './build-dataset.ts';

/** What people found of an image, and the representative of its near-duplicate group: itself without a group. */
export type ReviewedImage = {
  readonly mediaId: MediaId;
  readonly representativeId: MediaId;
  readonly outcome: ReviewOutcome;
};

/**
 * What people found of each near-duplicate group that they reviewed, by its representative.
 *
 * The representative's outcome counts. Where it has none, the other images' does if they all have the same;
 * else the group is disputed.
 */
export function groupOutcomes(
  images: readonly ReviewedImage[],
): ReadonlyMap<MediaId, ReviewOutcome> {
  const outcomes = new Map<MediaId, ReviewOutcome>();
  const decided = new Set<MediaId>();
  for (const { mediaId, representativeId, outcome } of images) {
    if (decided.has(representativeId)) continue;
    const others = outcomes.get(representativeId);
    if (mediaId === representativeId) decided.add(representativeId);
    const isAgreed = mediaId === representativeId || others === undefined || others === outcome;
    outcomes.set(representativeId, isAgreed ? outcome : 'disputed');
  }
  return outcomes;
}

/** Representatives of groups that a verdict puts into a dataset, whatever confidence their weak label has. */
export function verdictCandidates(
  outcomes: ReadonlyMap<MediaId, ReviewOutcome>,
  use: VerdictUse,
): readonly MediaId[] {
  if (use === 'leave-out') return [];
  return [...outcomes]
    .filter(([, outcome]) => manualPolarity(outcome) !== null)
    .map(([mediaId]) => mediaId);
}

/** Candidates with what verdicts make of their weak labels; see `VerdictUse`. */
export function applyVerdicts(
  candidates: readonly DatasetCandidate[],
  outcomes: ReadonlyMap<MediaId, ReviewOutcome>,
  use: VerdictUse,
): readonly DatasetCandidate[] {
  return candidates.flatMap((candidate) => {
    const outcome = outcomes.get(groupOf(candidate));
    if (outcome === undefined || outcome === candidate.polarity) return [candidate];
    if (outcome === 'unusable' || use === 'leave-out') return [];
    return [{ ...candidate, polarity: manualPolarity(outcome) ?? candidate.polarity }];
  });
}

function manualPolarity(outcome: ReviewOutcome): Polarity | null {
  return Polarity.safeParse(outcome).data ?? null;
}
