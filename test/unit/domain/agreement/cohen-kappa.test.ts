import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../../../src/main/domain/agreement/cohen-kappa.ts';

/** Pairs from a table of counts, rows being the first rater's categories. */
function pairsOf(table: readonly (readonly number[])[]): readonly (readonly [string, string])[] {
  return table.flatMap((row, a) =>
    row.flatMap((count, b) => Array.from({ length: count }, () => [`${a}`, `${b}`] as const)),
  );
}

describe('Cohen’s kappa', () => {
  it('equals the example of Cohen, "Weighted kappa" (Psychological Bulletin 70, 1968): unweighted 0.492', () => {
    // Two judges, three diagnoses, 200 cases; in the paper the cells are shares: 0.44, 0.05, ...
    const { agreement, kappa, images } = cohenKappa(
      pairsOf([
        [88, 10, 2],
        [14, 40, 6],
        [18, 10, 12],
      ]),
    );

    expect(images).toBe(200);
    expect(agreement).toBeCloseTo(0.7, 12);
    expect(kappa).toBeCloseTo(0.492, 3);
  });

  it('equals the example of 50 grant proposals that textbooks show: kappa 0.4', () => {
    const { agreement, kappa } = cohenKappa(
      pairsOf([
        [20, 5],
        [10, 15],
      ]),
    );

    expect(agreement).toBeCloseTo(0.7, 12);
    expect(kappa).toBeCloseTo(0.4, 12);
  });

  it('is 1 for raters who always agree, and below 0 for raters who agree less than chance', () => {
    expect(
      cohenKappa(
        pairsOf([
          [5, 0],
          [0, 5],
        ]),
      ).kappa,
    ).toBe(1);
    expect(
      cohenKappa(
        pairsOf([
          [0, 5],
          [5, 0],
        ]),
      ).kappa,
    ).toBe(-1);
  });

  it('is not defined where chance alone makes raters agree, or nothing was rated twice', () => {
    expect(cohenKappa(pairsOf([[9]])).kappa).toBeNull();
    expect(cohenKappa([])).toEqual({ images: 0, agreement: 0, kappa: null });
  });
});
