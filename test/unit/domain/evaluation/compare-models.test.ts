import { describe, expect, it } from 'vitest';
import { compareModels } from '../../../../src/main/domain/evaluation/compare-models.ts';

const RIGHT = [0.1, 0.1, 0.8] as const;
const WRONG = [0.8, 0.1, 0.1] as const;

function images(counts: { both: number; first: number; second: number; none: number }) {
  const of = (count: number, first: typeof RIGHT | typeof WRONG, second: typeof first) =>
    Array.from({ length: count }, () => ({ label: 'POS' as const, first, second }));
  return [
    ...of(counts.both, RIGHT, RIGHT),
    ...of(counts.first, RIGHT, WRONG),
    ...of(counts.second, WRONG, RIGHT),
    ...of(counts.none, WRONG, WRONG),
  ];
}

describe('compareModels', () => {
  it('counts who is right where, and tests the difference', () => {
    const comparison = compareModels(
      images({ both: 50, first: 10, second: 3, none: 7 }),
      'three-way',
      1,
    );

    expect(comparison).toMatchObject({
      images: 70,
      bothRight: 50,
      onlyFirstRight: 10,
      onlySecondRight: 3,
      bothWrong: 7,
    });
    expect(comparison?.mcnemarP).toBeCloseTo(0.0923, 4);
    expect(comparison?.accuracyDifference.value).toBeCloseTo(0.1, 12);
  });

  it('is surer of a paired difference than of each model by itself', () => {
    const comparison = compareModels(
      images({ both: 300, first: 12, second: 2, none: 86 }),
      'three-way',
      1,
    );
    const { low = 0, high = 0 } = comparison?.accuracyDifference ?? {};

    // The normal approximation of a paired difference: (12 − 2) / 400 ± 1.96 · √(14 − 100 / 400) / 400.
    expect(low).toBeCloseTo(0.025 - 0.0182, 2);
    expect(high).toBeCloseTo(0.025 + 0.0182, 2);
  });

  it('turns its sign with the models', () => {
    const some = images({ both: 5, first: 4, second: 1, none: 2 });
    const turned = some.map(({ label, first, second }) => ({
      label,
      first: second,
      second: first,
    }));
    const comparison = compareModels(some, 'three-way', 5);
    const reversed = compareModels(turned, 'three-way', 5);

    expect(reversed?.accuracyDifference.value).toBe(-(comparison?.accuracyDifference.value ?? 0));
    expect(reversed?.accuracyDifference.low).toBeCloseTo(
      -(comparison?.accuracyDifference.high ?? 0),
      12,
    );
    expect(reversed?.mcnemarP).toBe(comparison?.mcnemarP);
  });

  it('has nothing to compare where no image counts', () => {
    expect(compareModels([], 'three-way', 1)).toBeNull();
  });
});
