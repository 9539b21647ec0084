import { describe, expect, it } from 'vitest';
import { widthAt, widthText } from '../../../../src/renderer/features/review/width-at.ts';

const widths = [
  { checks: 100, overall: 0.1, perPolarity: 0.2 },
  { checks: 300, overall: 0.06, perPolarity: 0.1 },
];

describe('widthAt', () => {
  it('gives a planned number its own width, and those between a width between', () => {
    expect(widthAt(widths, 300)).toEqual({ overall: 0.06, perPolarity: 0.1 });
    expect(widthAt(widths, 200)?.overall).toBeCloseTo(0.08);
  });

  it('keeps to the ends outside', () => {
    expect(widthAt(widths, 1)?.overall).toBe(0.1);
    expect(widthAt(widths, 1000)?.overall).toBe(0.06);
    expect(widthAt([], 10)).toBeNull();
  });
});

describe('widthText', () => {
  it('is in percentage points', () => {
    expect(widthText(0.0453)).toBe('± 4.5');
  });
});
