import { describe, expect, it } from 'vitest';
import { durationText } from '../../../src/shared/duration-text.ts';

describe('durationText', () => {
  it.each([
    [0.2, '0 s'],
    [42, '42 s'],
    [60, '1 min'],
    [200, '3 min 20 s'],
    [7500, '2 h 5 min'],
    [3600 * 24 * 3 + 3600 * 4, '3 d 4 h'],
    [-5, '0 s'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});
