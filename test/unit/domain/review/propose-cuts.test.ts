import { describe, expect, it } from 'vitest';
import type { CutEstimate } from '../../../../src/main/domain/review/precision-at-cuts.ts';
import { checksToShow, proposeCuts } from '../../../../src/main/domain/review/propose-cuts.ts';
import { wilsonScore } from '../../../../src/main/domain/review/wilson-score.ts';

/** A cut of NEG with as many planned checks and this lower end. */
function point(cut: number, planned: number, low: number | null): CutEstimate {
  const precision = low === null ? null : { value: (low + 1) / 2, low, high: 1 };
  return {
    polarity: 0,
    cut,
    kept: planned * 10,
    estimate: { checked: planned, planned, effectiveChecks: planned, precision },
  };
}

describe('proposed cuts', () => {
  it('are the last before the first that falls short, from high to low', () => {
    const curve = [
      point(0.4, 400, 0.85),
      point(0.5, 350, 0.7),
      point(0.6, 320, 0.81),
      point(0.7, 300, 0.9),
    ];

    expect(proposeCuts(curve, 0.8)).toEqual([
      { polarity: 'NEG', cut: 0.6, kept: 3200, precision: { value: 0.905, low: 0.81, high: 1 } },
    ]);
  });

  it('begin where enough checks were planned', () => {
    const curve = [point(0.4, 400, 0.85), point(0.6, 320, 0.81), point(0.95, 20, 0.4)];

    expect(proposeCuts(curve, 0.8)[0]?.cut).toBe(0.4);
  });

  it('begin with half of the checks where there are not enough', () => {
    const curve = [point(0.4, 50, 0.82), point(0.6, 25, 0.81), point(0.7, 24, 0.1)];

    expect(proposeCuts(curve, 0.8)[0]?.cut).toBe(0.4);
  });

  it('pass over cuts that could not show it even if all were right', () => {
    // With 20 checks, all right, the lower end is 20 / (20 + 5.02) = 0.7994.
    const curve = [point(0.4, 30, 0.82), point(0.6, 20, 0.7994)];

    expect(proposeCuts(curve, 0.8)[0]?.cut).toBe(0.4);
  });

  it('are none where the first falls short, or was never checked', () => {
    expect(proposeCuts([point(0.4, 400, 0.9), point(0.6, 320, 0.5)], 0.8)[0]?.cut).toBeNull();
    expect(proposeCuts([point(0.4, 400, null)], 0.8)[0]?.precision).toBeNull();
  });
});

describe('checks to show a precision', () => {
  it('bring the lower end to it when the true one is halfway to 1', () => {
    const checks = checksToShow(0.8);

    expect(wilsonScore(0.9, checks, 2.2414).low).toBeCloseTo(0.8, 3);
  });
});
