import { describe, expect, it } from 'vitest';
import { krippendorffAlpha } from '../../../../src/main/domain/agreement/krippendorff-alpha.ts';

/** Units from one line per observer; a dot is a missing value. */
function unitsOf(observers: string): readonly (readonly string[])[] {
  const rows = observers
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return (rows[0] ?? []).map((_, unit) =>
    rows.map((row) => row[unit] ?? '.').filter((value) => value !== '.'),
  );
}

describe('Krippendorff’s alpha, as in "Computing Krippendorff’s Alpha-Reliability" (2011)', () => {
  it('equals example A: two observers, two categories, 10 units: 0.095', () => {
    const units = unitsOf(`
      0 1 0 0 0 0 0 0 1 0
      1 1 1 0 0 1 0 0 0 0`);

    expect(krippendorffAlpha(units)).toBeCloseTo(0.095, 3);
  });

  it('equals example B: two observers, nominal, 12 units: 0.692', () => {
    const units = unitsOf(`
      a a b b d c c c e d d a
      b a b b b c c c e d d d`);

    expect(krippendorffAlpha(units)).toBeCloseTo(0.692, 3);
  });

  it('equals example C: four observers, nominal, 12 units with missing values: 0.743', () => {
    const units = unitsOf(`
      1 2 3 3 2 1 4 1 2 . . .
      1 2 3 3 2 2 4 1 2 5 . 3
      . 3 3 3 2 3 4 2 2 5 1 .
      1 2 3 3 2 4 4 1 2 5 1 .`);

    expect(krippendorffAlpha(units)).toBeCloseTo(0.743, 3);
  });

  it('is not defined where nothing can be paired or all values are one category', () => {
    expect(krippendorffAlpha([['NEG'], [], ['POS']])).toBeNull();
    expect(
      krippendorffAlpha([
        ['NEG', 'NEG'],
        ['NEG', 'NEG'],
      ]),
    ).toBeNull();
  });
});
