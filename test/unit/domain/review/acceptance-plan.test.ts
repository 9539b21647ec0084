import { describe, expect, it } from 'vitest';
import {
  acceptableWrong,
  acceptanceDecision,
  acceptancePlan,
  binomialProbability,
} from '../../../../src/main/domain/review/acceptance-plan.ts';

const AIM = { goodShare: 0.1, producerRisk: 0.05, badShare: 0.2, consumerRisk: 0.1 };

/** P(X <= c), by multiplying the terms out. */
function acceptance(size: number, upTo: number, share: number): number {
  let term = (1 - share) ** size;
  let sum = term;
  for (let k = 1; k <= upTo; k += 1) {
    term *= ((size - k + 1) / k) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

describe('an acceptance plan', () => {
  it('is 109 checks with 16 wrong for 10 % against 20 % at risks of 5 % and 10 %', () => {
    const plan = acceptancePlan(AIM, 1000);

    expect(plan).toMatchObject({ size: 109, acceptUpTo: 16 });
    expect(acceptance(109, 16, 0.1)).toBeGreaterThanOrEqual(0.95);
    expect(acceptance(109, 16, 0.2)).toBeLessThanOrEqual(0.1);
  });

  it('is the smallest that keeps both risks', () => {
    for (let size = 1; size < 109; size += 1) {
      for (let upTo = 0; upTo <= size; upTo += 1) {
        const keeps = acceptance(size, upTo, 0.1) >= 0.95 && acceptance(size, upTo, 0.2) <= 0.1;
        expect(keeps, `${size} checks, up to ${upTo} wrong`).toBe(false);
      }
    }
  });

  it('shows its risk curve, falling from 1 to 0', () => {
    const curve = acceptancePlan(AIM, 1000)?.curve ?? [];

    expect(curve[0]).toEqual({ wrongShare: 0, acceptance: 1 });
    expect(curve.at(-1)).toEqual({ wrongShare: 1, acceptance: 0 });
    expect(curve.find((point) => point.wrongShare === 0.2)?.acceptance).toBeCloseTo(0.09908, 5);
    const rises = curve.some((point, at) => point.acceptance > (curve[at - 1]?.acceptance ?? 1));
    expect(rises).toBe(false);
  });

  it('is null where it would need more checks than allowed', () => {
    expect(acceptancePlan(AIM, 108)).toBeNull();
  });

  it('needs a good share below the bad one', () => {
    expect(() => acceptancePlan({ ...AIM, goodShare: 0.2 }, 1000)).toThrow(/less than/);
  });
});

describe('probabilities of large samples', () => {
  it('sum to 1', () => {
    let sum = 0;
    for (let k = 0; k <= 20_000; k += 1) sum += binomialProbability(k, 20_000, 0.13);
    expect(sum).toBeCloseTo(1, 10);
  });
});

describe('the decision', () => {
  const plan = { size: 109, acceptUpTo: 16 };
  const decide = (wrong: number, decided: number, outstanding: number) =>
    acceptanceDecision(plan, AIM, { wrong, decided, outstanding });

  it('is rejection at the first wrong one too many', () => {
    expect(decide(16, 40, 69)).toBe('open');
    expect(decide(17, 40, 69)).toBe('rejected');
  });

  it('is acceptance once the rest cannot change it', () => {
    expect(decide(10, 102, 7)).toBe('open');
    expect(decide(10, 103, 6)).toBe('accepted');
    expect(decide(16, 109, 0)).toBe('accepted');
  });

  it('takes undecided images as a smaller sample with the same risk of accepting a bad batch', () => {
    const allowed = acceptableWrong(90, AIM);

    expect(acceptance(90, allowed, 0.2)).toBeLessThanOrEqual(0.1);
    expect(acceptance(90, allowed + 1, 0.2)).toBeGreaterThan(0.1);
    expect(decide(allowed, 90, 0)).toBe('accepted');
    expect(decide(allowed + 1, 90, 0)).toBe('rejected');
    expect(decide(0, 5, 0)).toBe('open');
  });
});
