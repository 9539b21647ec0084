import { describe, expect, it } from 'vitest';
import { reviewOutcome } from '../../../src/main/domain/review-outcome.ts';
import type { Verdict } from '../../../src/shared/domain/verdict.ts';

const given = (actionId: number, reviewer: string, verdict: Verdict, adjudicates = false) => ({
  ...{ actionId, reviewer, verdict, adjudicates },
});

describe('what verdicts come to', () => {
  it('is nothing without a verdict', () => {
    expect(reviewOutcome([])).toBeNull();
  });

  it('is what all reviewers say, or disputed', () => {
    expect(reviewOutcome([given(1, 'Ada', 'POS'), given(2, 'Bo', 'POS')])).toBe('POS');
    expect(reviewOutcome([given(1, 'Ada', 'POS'), given(2, 'Bo', 'unsure')])).toBe('disputed');
  });

  it('hears the newest verdict of each reviewer only, in whatever order they come', () => {
    const verdicts = [given(3, 'Ada', 'NEG'), given(1, 'Ada', 'POS'), given(2, 'Bo', 'NEG')];

    expect(reviewOutcome(verdicts)).toBe('NEG');
    expect(reviewOutcome(verdicts.toReversed())).toBe('NEG');
  });

  it('is what the newest adjudication says, whoever says otherwise later', () => {
    const verdicts = [
      given(1, 'Ada', 'POS'),
      given(2, 'Bo', 'NEG'),
      given(4, 'Cy', 'NEU', true),
      given(3, 'Bo', 'unusable', true),
      given(5, 'Ada', 'POS'),
    ];

    expect(reviewOutcome(verdicts)).toBe('NEU');
  });
});
