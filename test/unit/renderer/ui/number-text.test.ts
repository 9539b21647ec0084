import { describe, expect, it } from 'vitest';
import {
  amountText,
  changeText,
  confidenceText,
  countOf,
  countText,
  rateText,
  scoreText,
  shareOf,
  shareText,
} from '../../../../src/renderer/ui/number-text.ts';

describe('number texts', () => {
  it('groups the digits of counts', () => {
    expect(countText(1234567)).toBe('1,234,567');
    expect(countOf(1, 'image')).toBe('1 image');
    expect(countOf(0, 'image')).toBe('0 images');
  });

  it('shows parts of what is counted only where there are any', () => {
    expect(amountText(20)).toBe('20');
    expect(amountText(2.375)).toBe('2.4');
  });

  it('writes scores with three digits and changes with their sign', () => {
    expect(scoreText(0.6641)).toBe('0.664');
    expect([0.3124, -0.04, -0.0001, 0].map(changeText)).toEqual(['+31.2', '−4.0', '0.0', '0.0']);
  });

  it('gives small shares more digits', () => {
    expect([1, 0.9967, 0.99999, 0.714, 0.0994, 0.042, 0.0003, 0].map(shareText)).toEqual([
      '100 %',
      '99.6 %',
      '99.9 %',
      '71 %',
      '9.9 %',
      '4.2 %',
      '0.03 %',
      '0 %',
    ]);
  });

  it('never rounds a confidence up to certainty', () => {
    expect(confidenceText(0.9999)).toBe('99 %');
    expect(confidenceText(1)).toBe('100 %');
  });

  it('changes to minutes where a rate is slow', () => {
    expect([2400, 12.4, 3.44, 0.5, 0.05].map(rateText)).toEqual([
      '2,400/s',
      '12/s',
      '3.4/s',
      '30/min',
      '3.0/min',
    ]);
  });

  it('has no share of nothing', () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(shareOf(1, 4)).toBe(0.25);
  });
});
