import { Polarity } from '../../shared/domain/polarity.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import type { StandingVerdict } from './review-outcome.ts';

/** Why an image of a review set cannot go into a benchmark. */
export const LEFT_OUT = ['unjudged', 'tooFewAgreeing', 'disputed', 'unsure', 'unusable'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export type AgreedPolarity = {
  readonly polarity: Polarity;
  /** Reviewers who gave this polarity, of all who judged the image; who adjudicated is not among them. */
  readonly agreeing: number;
  readonly annotators: number;
};

/**
 * The polarity on which an image's reviewers agree, or why there is none.
 *
 * The most frequent verdict counts; where two are as frequent the image is disputed. What was adjudicated counts
 * as agreed, however many reviewers had said the same.
 *
 * @param verdicts one per reviewer, and those of adjudicators, on one place of a set.
 * @param minAgreeing reviewers who must have given the polarity.
 */
export function agreedPolarity(
  verdicts: readonly StandingVerdict[],
  minAgreeing: number,
): AgreedPolarity | LeftOut {
  const counts = new Map<Verdict, number>();
  const given = verdicts.filter(({ adjudicates }) => !adjudicates);
  for (const { verdict } of given) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const adjudicated = [...verdicts]
    .sort((a, b) => a.actionId - b.actionId)
    .findLast(({ adjudicates }) => adjudicates)?.verdict;
  const verdict = adjudicated ?? mostFrequent(counts);
  const polarity = Polarity.safeParse(verdict).data;
  if (polarity === undefined) return verdict as LeftOut; // why: verdicts that are no polarity are `unsure` and `unusable`
  const agreeing = counts.get(polarity) ?? 0;
  if (adjudicated === undefined && agreeing < minAgreeing) return 'tooFewAgreeing';
  return { polarity, agreeing, annotators: given.length };
}

function mostFrequent(counts: ReadonlyMap<Verdict, number>): Verdict | 'unjudged' | 'disputed' {
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined) return 'unjudged';
  return first[1] === second?.[1] ? 'disputed' : first[0];
}
