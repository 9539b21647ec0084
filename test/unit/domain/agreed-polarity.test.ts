import { describe, expect, it } from 'vitest';
import { agreedPolarity } from '../../../src/main/domain/agreed-polarity.ts';
import type { StandingVerdict } from '../../../src/main/domain/review-outcome.ts';
import type { Verdict } from '../../../src/shared/domain/verdict.ts';

/** Verdicts of as many reviewers, then of adjudicators. */
function verdicts(
  given: readonly Verdict[],
  adjudicated: readonly Verdict[] = [],
): readonly StandingVerdict[] {
  return [...given, ...adjudicated].map((verdict, index) => ({
    reviewer: `r${index}`,
    verdict,
    adjudicates: index >= given.length,
    actionId: index + 1,
  }));
}

describe('agreedPolarity', () => {
  it('takes the most frequent polarity, with how many of how many gave it', () => {
    const five = verdicts(['POS', 'NEG', 'POS', 'POS', 'unsure']);
    expect(agreedPolarity(five, 3)).toEqual({ polarity: 'POS', agreeing: 3, annotators: 5 });
    expect(agreedPolarity(five, 4)).toBe('tooFewAgreeing');
  });

  it('leaves out what nobody judged, ties, and what is mostly no polarity', () => {
    expect(agreedPolarity([], 1)).toBe('unjudged');
    expect(agreedPolarity(verdicts(['POS', 'NEG']), 1)).toBe('disputed');
    expect(agreedPolarity(verdicts(['POS', 'unusable']), 1)).toBe('disputed');
    expect(agreedPolarity(verdicts(['NEU', 'unsure', 'unsure']), 1)).toBe('unsure');
    expect(agreedPolarity(verdicts(['NEU', 'unusable', 'unusable']), 1)).toBe('unusable');
  });

  it('takes the newest adjudication, and keeps how many reviewers had said the same', () => {
    expect(agreedPolarity(verdicts(['POS', 'NEG'], ['NEU', 'NEG']), 2)).toEqual({
      polarity: 'NEG',
      agreeing: 1,
      annotators: 2,
    });
    expect(agreedPolarity(verdicts(['POS', 'NEG'], ['unsure']), 1)).toBe('unsure');
    expect(agreedPolarity(verdicts(['POS', 'POS'], ['unusable']), 1)).toBe('unusable');
  });
});
