import type { ReviewOutcome, Verdict } from '../../shared/domain/verdict.ts';

/** A verdict that stands. */
export type StandingVerdict = {
  /** In one spelling for each person. */
  readonly reviewer: string;
  readonly verdict: Verdict;
  readonly adjudicates: boolean;
  /** When it was given: later actions have larger numbers. */
  readonly actionId: number;
};

/**
 * What the verdicts on one image come to.
 *
 * The newest adjudication wins. Without one, each reviewer's newest verdict counts: what all of them say, or
 * `disputed` where they differ. Null without any verdict.
 */
export function reviewOutcome(verdicts: readonly StandingVerdict[]): ReviewOutcome | null {
  const byAge = [...verdicts].sort((a, b) => a.actionId - b.actionId);
  const adjudication = byAge.findLast((verdict) => verdict.adjudicates);
  if (adjudication !== undefined) return adjudication.verdict;
  const newest = new Map(byAge.map(({ reviewer, verdict }) => [reviewer, verdict]));
  const [first, ...others] = new Set(newest.values());
  if (first === undefined) return null;
  return others.length === 0 ? first : 'disputed';
}
