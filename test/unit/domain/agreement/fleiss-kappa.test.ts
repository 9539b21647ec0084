import { describe, expect, it } from 'vitest';
import { fleissKappa } from '../../../../src/main/domain/agreement/fleiss-kappa.ts';

/**
 * Fleiss 1971, table 1: 30 patients, each diagnosed by 6 psychiatrists as depression, personality disorder,
 * schizophrenia, neurosis or other.
 */
const DIAGNOSES = `
  0 0 0 6 0   0 3 0 0 3   0 1 4 0 1   0 0 0 0 6   0 3 0 3 0   2 0 4 0 0   0 0 4 0 2   2 0 3 1 0
  2 0 0 4 0   0 0 0 0 6   1 0 0 5 0   1 1 0 4 0   0 3 3 0 0   1 0 0 5 0   0 2 0 3 1   0 0 5 0 1
  3 0 0 1 2   5 1 0 0 0   0 2 0 4 0   1 0 2 0 3   0 0 0 0 6   0 1 0 5 0   0 2 0 1 3   2 0 0 4 0
  1 0 0 4 1   0 5 0 1 0   4 0 0 0 2   0 2 0 4 0   1 0 5 0 0   0 0 0 0 6`;

function unitsOf(table: string, categories: number): readonly (readonly string[])[] {
  const counts = table.trim().split(/\s+/).map(Number);
  return Array.from({ length: counts.length / categories }, (_, unit) =>
    counts
      .slice(unit * categories, (unit + 1) * categories)
      .flatMap((count, category) => Array.from({ length: count }, () => `${category}`)),
  );
}

describe('Fleiss’ kappa', () => {
  it('equals the example of Fleiss 1971: 0.430', () => {
    const units = unitsOf(DIAGNOSES, 5);

    expect(units).toHaveLength(30);
    expect(units.every((unit) => unit.length === 6)).toBe(true);
    expect(fleissKappa(units)).toBeCloseTo(0.43, 3);
  });

  it('is not defined without images, with one rater, or with one category only', () => {
    expect(fleissKappa([])).toBeNull();
    expect(fleissKappa([['NEG'], ['POS']])).toBeNull();
    expect(
      fleissKappa([
        ['NEG', 'NEG'],
        ['NEG', 'NEG'],
      ]),
    ).toBeNull();
  });

  it('refuses images with different numbers of raters', () => {
    expect(() => fleissKappa([['NEG', 'POS'], ['NEG']])).toThrow('same number of raters');
  });
});
