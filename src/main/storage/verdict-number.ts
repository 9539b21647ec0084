import {
  REVIEW_OUTCOMES,
  type ReviewOutcome,
  VERDICTS,
  type Verdict,
} from '../../shared/domain/verdict.ts';

/** The number that stands for an outcome in the database. */
export function outcomeNumber(outcome: ReviewOutcome): number {
  return REVIEW_OUTCOMES.indexOf(outcome);
}

/** @throws Error for a number that stands for no verdict. */
export function verdictOf(number: number): Verdict {
  const verdict = VERDICTS[number];
  if (verdict === undefined) throw new Error(`a verdict is 0 to 4, not ${number}`);
  return verdict;
}

/** @throws Error for a number that stands for no outcome. */
export function outcomeOf(number: number): ReviewOutcome {
  const outcome = REVIEW_OUTCOMES[number];
  if (outcome === undefined) throw new Error(`an outcome is 0 to 5, not ${number}`);
  return outcome;
}
