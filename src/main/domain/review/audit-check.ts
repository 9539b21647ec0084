import { REVIEW_OUTCOMES, type ReviewOutcome } from '../../../shared/domain/verdict.ts';

/** An image of an audit's sample with what reviewers made of it. */
export type AuditCheck = {
  readonly stratum: number;
  /** Of being in the sample. */
  readonly probability: number;
  /** The weak label when the sample was drawn, 0 to 2. */
  readonly weak: number;
  readonly confidence: number;
  /** Null: nobody gave a verdict yet. */
  readonly outcome: ReviewOutcome | null;
};

/** The manual label that an outcome is, 0 to 2; null for none: unsure, unusable, disputed, or not seen yet. */
export function decidedPolarity(outcome: ReviewOutcome | null): number | null {
  if (outcome === null) return null;
  const index = REVIEW_OUTCOMES.indexOf(outcome);
  return index < 3 ? index : null;
}
