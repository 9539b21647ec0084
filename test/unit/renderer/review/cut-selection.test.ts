import { describe, expect, it } from 'vitest';
import {
  selectionWithCuts,
  thresholdOf,
} from '../../../../src/renderer/features/review/cut-selection.ts';

describe('selectionWithCuts', () => {
  it('takes the cuts and leaves the rest as it was', () => {
    const selection = { NEG: 0.5, NEU: 0.5, POS: 0.6, agreeing: ['vader'] };
    const precision = { value: 0.95, low: 0.9, high: 0.99 };
    expect(
      selectionWithCuts(selection, [
        { polarity: 'NEG', cut: 0.70312, kept: 10, precision },
        { polarity: 'POS', cut: null, kept: 0, precision: null },
      ]),
    ).toEqual({ NEG: 0.704, NEU: 0.5, POS: 0.6, agreeing: ['vader'] });
  });
});

describe('thresholdOf', () => {
  it('never lets a less confident label pass', () => {
    expect(thresholdOf(0.7001)).toBe(0.701);
    expect(thresholdOf(0.7)).toBe(0.7);
    expect(thresholdOf(0.9999)).toBe(1);
  });
});
