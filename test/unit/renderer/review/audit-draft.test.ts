import { describe, expect, it } from 'vitest';
import { designOf, FIRST_DRAFT } from '../../../../src/renderer/features/review/audit-draft.ts';

describe('designOf', () => {
  it('turns per cents into shares', () => {
    expect(designOf({ ...FIRST_DRAFT, repeats: 5 })).toEqual({
      design: {
        size: 300,
        bins: 4,
        allocation: 'equal',
        importId: null,
        selectedOnly: false,
        repeatShare: 0.05,
        acceptance: null,
        seed: 1,
      },
    });
    expect(designOf({ ...FIRST_DRAFT, hasAcceptance: true })).toMatchObject({
      design: {
        acceptance: { goodShare: 0.1, producerRisk: 0.05, badShare: 0.2, consumerRisk: 0.05 },
      },
    });
  });

  it('names the field that is wrong', () => {
    expect(designOf({ ...FIRST_DRAFT, size: '' })).toEqual({
      problem: 'The number of images to check is missing or out of range.',
    });
    expect(designOf({ ...FIRST_DRAFT, repeats: 60 })).toEqual({
      problem: 'The share of repeats is missing or out of range.',
    });
    expect(designOf({ ...FIRST_DRAFT, hasAcceptance: true, bad: '' })).toHaveProperty('problem');
  });

  it('refuses a plan whose good share is not better than the bad one', () => {
    expect(designOf({ ...FIRST_DRAFT, hasAcceptance: true, good: 20 })).toEqual({
      problem: expect.stringContaining('smaller than the bad one'),
    });
  });
});
