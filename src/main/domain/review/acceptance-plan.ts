import type { AcceptancePlan, AuditDesign } from '../../../shared/domain/audit.ts';

/** What an acceptance plan is made for. */
export type AcceptanceAim = NonNullable<AuditDesign['acceptance']>;

const CURVE_POINTS = 100;

/**
 * The smallest sample with which a batch can be accepted or rejected at the wanted risks; null where more than
 * `largest` checks would be needed.
 *
 * Of n checks at most c may be wrong. n is the least for which some c has P(X <= c) of at least 1 - producer's
 * risk at the good share and of at most the consumer's risk at the bad share, with X binomial (W. C. Guenther,
 * "Use of the binomial, hypergeometric and Poisson tables to obtain sampling plans", Journal of Quality
 * Technology 1, 1969). For each c in turn the least n that satisfies the consumer is found by going on from
 * the last one, so the search takes n + c steps.
 *
 * The batch is one of independent images: one of each cluster.
 *
 * @throws Error unless the good share is less than the bad one.
 */
export function acceptancePlan(aim: AcceptanceAim, largest: number): AcceptancePlan | null {
  const { goodShare, badShare, producerRisk, consumerRisk } = aim;
  if (goodShare >= badShare) {
    throw new Error(`the good share, ${goodShare}, must be less than the bad share, ${badShare}`);
  }
  let size = 1;
  let acceptUpTo = 0;
  let atGood = 1 - goodShare;
  let atBad = 1 - badShare;
  while (size <= largest) {
    if (atBad > consumerRisk) {
      // P(X <= c) of one check more: less the probability that exactly c were wrong and so is the new one.
      atGood -= goodShare * binomialProbability(acceptUpTo, size, goodShare);
      atBad -= badShare * binomialProbability(acceptUpTo, size, badShare);
      size += 1;
    } else if (atGood >= 1 - producerRisk) {
      return { size, acceptUpTo, curve: riskCurve(size, acceptUpTo) };
    } else {
      acceptUpTo += 1;
      atGood += binomialProbability(acceptUpTo, size, goodShare);
      atBad += binomialProbability(acceptUpTo, size, badShare);
    }
  }
  return null;
}

/**
 * The greatest number of wrong ones among `checks` with which a batch of the bad share is accepted with at most
 * the consumer's risk; -1 where even none is too many.
 */
export function acceptableWrong(
  checks: number,
  { badShare, consumerRisk }: Pick<AcceptanceAim, 'badShare' | 'consumerRisk'>,
): number {
  let wrong = -1;
  let probability = 0;
  while (wrong < checks) {
    probability += binomialProbability(wrong + 1, checks, badShare);
    if (probability > consumerRisk) break;
    wrong += 1;
  }
  return wrong;
}

/**
 * Whether a batch is accepted, as soon as it is sure.
 *
 * Rejected once more are wrong than the plan allows; accepted once the checks that are left could not change that.
 * Where all were looked at but some are undecided (unsure or unusable), the decided ones count as a smaller sample
 * with the same risk of accepting a bad batch; too few of them leave it open.
 *
 * @param outstanding checks without a verdict, or with a dispute that is not settled.
 */
export function acceptanceDecision(
  plan: Pick<AcceptancePlan, 'size' | 'acceptUpTo'>,
  aim: AcceptanceAim,
  checks: { readonly wrong: number; readonly decided: number; readonly outstanding: number },
): 'open' | 'accepted' | 'rejected' {
  const { wrong, decided, outstanding } = checks;
  if (wrong > plan.acceptUpTo) return 'rejected';
  if (wrong + Math.max(0, plan.size - decided) <= plan.acceptUpTo) return 'accepted';
  if (outstanding > 0) return 'open';
  const allowed = acceptableWrong(decided, aim);
  if (allowed < 0) return 'open';
  return wrong <= allowed ? 'accepted' : 'rejected';
}

function riskCurve(size: number, acceptUpTo: number): AcceptancePlan['curve'] {
  return Array.from({ length: CURVE_POINTS + 1 }, (_, point) => {
    const wrongShare = point / CURVE_POINTS;
    let acceptance = 0;
    for (let wrong = 0; wrong <= acceptUpTo; wrong += 1) {
      acceptance += binomialProbability(wrong, size, wrongShare);
    }
    return { wrongShare, acceptance: Math.min(1, acceptance) };
  });
}

/** P(X = k) for X binomial. */
export function binomialProbability(k: number, n: number, share: number): number {
  if (k < 0 || k > n) return 0;
  if (share === 0 || share === 1) return k === n * share ? 1 : 0;
  const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return Math.exp(ways + k * Math.log(share) + (n - k) * Math.log1p(-share));
}

/** ln k!, by a table; above it Stirling's series, whose error is below 1e-16 there. */
const LOG_FACTORIALS = Float64Array.from({ length: 256 }, () => 0);
for (let k = 2; k < LOG_FACTORIALS.length; k += 1) {
  LOG_FACTORIALS[k] = (LOG_FACTORIALS[k - 1] ?? 0) + Math.log(k);
}

function logFactorial(k: number): number {
  const known = LOG_FACTORIALS[k];
  if (known !== undefined) return known;
  const x = k + 1;
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}
