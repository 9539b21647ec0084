import { describe, expect, it } from 'vitest';
import {
  acceptanceSentence,
  estimateSentence,
  progressSentence,
} from '../../../../src/renderer/features/review/report-words.ts';
import type { Estimate } from '../../../../src/shared/domain/audit.ts';

const estimate: Estimate = {
  checked: 100,
  planned: 100,
  effectiveChecks: 100,
  precision: { value: 0.829, low: 0.7745, high: 0.879 },
};

describe('estimateSentence', () => {
  it('says it of a hundred images, the interval rounded outwards', () => {
    expect(estimateSentence('POS', estimate)).toBe(
      'Of 100 images labelled POS, about 83 fit (77–88).',
    );
    expect(estimateSentence(null, estimate)).toBe('Of 100 labelled images, about 83 fit (77–88).');
  });

  it('keeps ends that are whole', () => {
    const precision = { value: 0.83, low: 0.77, high: 0.88 };
    expect(estimateSentence('POS', { ...estimate, precision })).toContain('(77–88)');
  });

  it('says that nothing is known before the first verdict', () => {
    expect(estimateSentence('NEG', { ...estimate, checked: 0, precision: null })).toBe(
      'Nothing is known of images labelled NEG yet.',
    );
  });
});

describe('progressSentence', () => {
  it('counts every verdict, and names those that do not count', () => {
    expect(progressSentence({ checked: 40, images: 100, unsure: 2, unusable: 1 })).toBe(
      '40 of 100 images reviewed · 2 unsure · 1 unusable',
    );
    expect(progressSentence({ checked: 1, images: 1, unsure: 0, unusable: 0 })).toBe(
      '1 of 1 image reviewed',
    );
  });
});

describe('acceptanceSentence', () => {
  it('tells the decision and the rule', () => {
    const plan = { size: 109, acceptUpTo: 16, curve: [] };
    expect(acceptanceSentence({ plan, wrong: 4, decision: 'open' })).toBe(
      'Not decided yet: 4 wrong so far. The rule: at most 16 wrong of 109.',
    );
    expect(acceptanceSentence({ plan, wrong: 17, decision: 'rejected' })).toMatch(/^Rejected/);
    expect(acceptanceSentence({ plan, wrong: 10, decision: 'accepted' })).toMatch(/^Accepted/);
  });
});
