import { describe, expect, it } from 'vitest';
import {
  agreementWord,
  kappaText,
} from '../../../../src/renderer/features/review/agreement-words.ts';
import {
  agreeingChoices,
  doneShare,
} from '../../../../src/renderer/features/review/benchmark-choices.ts';
import type { ReviewSetSummary } from '../../../../src/shared/domain/review-set.ts';

const set: ReviewSetSummary = {
  name: 'mine',
  kind: 'labelling',
  createdAtMs: 0,
  images: 18,
  repeats: 2,
  reviewers: [
    { name: 'Anna', done: 20 },
    { name: 'Ben', done: 5 },
    { name: 'Cleo', done: 0 },
  ],
  disputed: 1,
};

describe('agreementWord', () => {
  it('uses the steps of Landis and Koch', () => {
    const words = [0, 0.2, 0.4, 0.6, 0.8, 0.81].map(agreementWord);
    expect(words).toEqual([
      'no better than chance',
      'slight',
      'fair',
      'moderate',
      'substantial',
      'almost perfect',
    ]);
    expect(agreementWord(null)).toBe('not defined yet');
    expect(kappaText(null)).toBe('–');
  });
});

describe('agreeingChoices', () => {
  it('offers every level among those who reviewed, the strictest first', () => {
    expect(agreeingChoices(set)).toEqual([2, 1]);
    expect(agreeingChoices({ ...set, reviewers: [] })).toEqual([]);
  });
});

describe('doneShare', () => {
  it('counts hidden repeats as places', () => {
    expect(doneShare(set, 10)).toBe(0.5);
    expect(doneShare({ ...set, images: 0, repeats: 0 }, 0)).toBe(0);
  });
});
