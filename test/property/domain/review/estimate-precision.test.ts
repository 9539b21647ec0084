import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCheck, emptyTally } from '../../../../src/main/domain/review/check-tally.ts';
import { estimatePrecision } from '../../../../src/main/domain/review/estimate-precision.ts';
import { wilsonScore } from '../../../../src/main/domain/review/wilson-score.ts';
import { wilsonInterval } from '../../../../src/main/domain/wilson-interval.ts';

const strata = fc.array(
  fc.record({
    images: fc.integer({ min: 1, max: 5000 }),
    checks: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 4 }), isRight: fc.boolean() }), {
      maxLength: 30,
    }),
    unchecked: fc.nat({ max: 10 }),
  }),
  { minLength: 1, maxLength: 9 },
);

describe('the estimate of a precision', () => {
  it('is a share with an interval around it inside [0, 1], or nothing without checks', () => {
    fc.assert(
      fc.property(strata, (parts) => {
        const sizes = parts.map(({ images, checks, unchecked }, at) => {
          const sampled = checks.length + unchecked;
          const all = Math.max(images, sampled);
          return { polarity: Math.floor(at / 3), images: all, drawable: all, sampled };
        });
        const tally = emptyTally(sizes.length);
        parts.forEach(({ checks }, stratum) => {
          for (const { weight, isRight } of checks) addCheck(tally, stratum, weight, isRight);
        });
        const checked = parts.reduce((sum, { checks }) => sum + checks.length, 0);

        const estimate = estimatePrecision(sizes, tally);

        expect(estimate.checked).toBe(checked);
        expect(estimate.precision === null).toBe(checked === 0);
        if (estimate.precision === null) return;
        const { low, value, high } = estimate.precision;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
        expect(high).toBeLessThanOrEqual(1);
        expect(estimate.effectiveChecks).toBeGreaterThan(0);
        expect(Number.isFinite(estimate.effectiveChecks)).toBe(true);
      }),
    );
  });
});

describe("Wilson's interval on an effective size", () => {
  it('is the usual one where the size is a count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (total, draw) => {
        const successes = draw % (total + 1);
        const usual = wilsonInterval(successes, total);
        const own = wilsonScore(successes / total, total, 1.959963984540054);
        expect(own.low).toBeCloseTo(usual.low, 12);
        expect(own.high).toBeCloseTo(usual.high, 12);
      }),
    );
  });
});
