import { describe, expect, it } from 'vitest';
import { anytimeCriticalValue } from '../../../../src/main/domain/review/anytime-critical-value.ts';
import { seededRandom } from '../../../../src/main/domain/seeded-random.ts';

const SEED = 20_261;

describe('the critical value for looking at any time', () => {
  it('is 14 % above that of one look at the planned end, and stays there', () => {
    expect(anytimeCriticalValue(300, 300)).toBeCloseTo(2.2414, 4);
    expect(anytimeCriticalValue(300, 300) / 1.96).toBeCloseTo(1.144, 3);
    expect(anytimeCriticalValue(400, 300)).toBe(anytimeCriticalValue(300, 300));
  });

  it('is twice as large after a quarter of the checks', () => {
    expect(anytimeCriticalValue(75, 300)).toBeCloseTo(2 * 2.2414, 3);
  });

  it('needs a check', () => {
    expect(() => anytimeCriticalValue(0, 300)).toThrow(/at least one/);
  });

  it(`holds for a mean that is looked at after every step, in 95 % of random walks (seed ${SEED})`, () => {
    const random = seededRandom(SEED);
    const walks = 4000;
    const steps = 400;
    let kept = 0;
    for (let walk = 0; walk < walks; walk += 1) {
      let sum = 0;
      let holds = true;
      for (let step = 1; step <= steps; step += 1) {
        sum += random.normal();
        if (Math.abs(sum / step) * Math.sqrt(step) > anytimeCriticalValue(step, steps))
          holds = false;
      }
      if (holds) kept += 1;
    }
    // Four standard errors; looking at steps only, not all the time, makes it a little more than 0.95.
    expect(kept / walks).toBeGreaterThan(0.95 - 4 * Math.sqrt((0.95 * 0.05) / walks));
    expect(kept / walks).toBeLessThan(0.975);
  });
});
