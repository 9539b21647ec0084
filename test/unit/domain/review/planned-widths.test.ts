import { describe, expect, it } from 'vitest';
import { plannedWidths } from '../../../../src/main/domain/review/planned-widths.ts';
import { wilsonScore } from '../../../../src/main/domain/review/wilson-score.ts';

const strata = [0, 1, 2].map((polarity) => ({
  polarity,
  images: 40_000,
  drawable: 30_000,
  sampled: 0,
}));
const design = { size: 240, allocation: 'equal', acceptance: null } as const;

describe('planned widths', () => {
  const widths = plannedWidths(strata, [1, 1, 1], design);

  it("fall with the checks, the design's own among them", () => {
    expect(widths.map(({ checks }) => checks)).toEqual([50, 100, 200, 240, 300, 500, 1000, 2000]);
    for (const [at, { overall, perPolarity }] of widths.entries()) {
      expect(perPolarity).toBeGreaterThan(overall);
      expect(overall).toBeLessThan(widths[at - 1]?.overall ?? 1);
    }
  });

  it('are those of a simple sample where the strata are of one size', () => {
    const { low, high } = wilsonScore(0.8, 300, 2.241402727604947);

    expect(widths.find(({ checks }) => checks === 300)?.overall).toBeCloseTo((high - low) / 2, 6);
  });

  it('grow with unequal clusters, as if there were fewer checks', () => {
    const clustered = plannedWidths(strata, [1.25, 1.25, 1.25], { ...design, size: 250 });

    const own = clustered.find(({ checks }) => checks === 250)?.overall ?? 0;
    expect(own).toBeCloseTo(widths.find(({ checks }) => checks === 200)?.overall ?? 0, 3);
  });

  it('end with what can be drawn', () => {
    const few = strata.map((stratum) => ({ ...stratum, images: 20, drawable: 20 }));

    expect(plannedWidths(few, [1, 1, 1], design).map(({ checks }) => checks)).toEqual([50, 60]);
  });
});
