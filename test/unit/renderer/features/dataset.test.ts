import { describe, expect, it } from 'vitest';
import {
  teachersToAsk,
  withAgreeing,
} from '../../../../src/renderer/features/dataset/agreement.ts';
import {
  hasSameThresholds,
  isSameSelection,
} from '../../../../src/renderer/features/dataset/same-selection.ts';
import { ratiosFromPercents } from '../../../../src/renderer/features/dataset/split-percents.ts';
import { SplitRatios } from '../../../../src/shared/domain/split.ts';

describe('ratiosFromPercents', () => {
  it('gives ratios that the contract takes, or none', () => {
    expect(SplitRatios.safeParse(ratiosFromPercents(10, 10)).success).toBe(true);
    expect(SplitRatios.safeParse(ratiosFromPercents(0, 33)).success).toBe(true);
    expect(ratiosFromPercents(60, 40)).toBeNull();
    expect(ratiosFromPercents(-1, 10)).toBeNull();
  });
});

describe('isSameSelection', () => {
  const rule = { NEG: 0.7, NEU: 0.9, POS: 0.9 };

  it('compares all three thresholds', () => {
    expect(isSameSelection(rule, { ...rule })).toBe(true);
    expect(isSameSelection(rule, { ...rule, NEU: 0.8 })).toBe(false);
  });

  it('compares who else must agree, in whatever order', () => {
    expect(
      isSameSelection({ ...rule, agreeing: ['a', 'b'] }, { ...rule, agreeing: ['b', 'a'] }),
    ).toBe(true);
    expect(isSameSelection(rule, { ...rule, agreeing: [] })).toBe(true);
    expect(isSameSelection(rule, { ...rule, agreeing: ['a'] })).toBe(false);
    expect(hasSameThresholds(rule, { ...rule, agreeing: ['a'] })).toBe(true);
  });
});

describe('teachersToAsk', () => {
  it('offers all but the one in use, and keeps one that is asked and gone', () => {
    expect(teachersToAsk(['a', 'b', 'c'], 'b', ['gone', 'a'])).toEqual(['a', 'c', 'gone']);
  });
});

describe('withAgreeing', () => {
  it('gives what the contract takes, without the field where nobody must agree', () => {
    const rule = { NEG: 0.7, NEU: 0.9, POS: 0.9, agreeing: ['a'] };

    expect(withAgreeing(rule, [])).toEqual({ NEG: 0.7, NEU: 0.9, POS: 0.9 });
    expect(withAgreeing(rule, ['b'])).toEqual({ ...rule, agreeing: ['b'] });
  });
});
