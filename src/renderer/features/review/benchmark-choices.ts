import type { ReviewSetSummary } from '../../../shared/domain/review-set.ts';

/** How many reviewers can be asked to agree, the most first; empty before anyone reviewed. */
export function agreeingChoices(set: ReviewSetSummary): readonly number[] {
  const active = set.reviewers.filter(({ done }) => done > 0).length;
  return Array.from({ length: active }, (_, place) => active - place);
}

/** Share of the places that a reviewer has done. */
export function doneShare(set: ReviewSetSummary, done: number): number {
  const places = set.images + set.repeats;
  return places === 0 ? 0 : Math.min(1, done / places);
}
