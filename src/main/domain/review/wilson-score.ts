import type { Proportion } from '../../../shared/domain/evaluation.ts';

/**
 * Wilson's score interval around a share that was not counted but estimated.
 *
 * E. B. Wilson, JASA 22 (1927), with the effective sample size in place of the count, as for surveys:
 * E. L. Korn and B. I. Graubard, "Confidence intervals for proportions with small expected number of positive
 * counts estimated from survey data", Survey Methodology 24 (1998), and N. Dean and M. Pagano, "Evaluating
 * confidence interval methods for binomial proportions in clustered surveys", JSSAM 3 (2015).
 *
 * @param value the share, 0 to 1.
 * @param effective checks that a simple random sample would need for the same variance; above 0.
 * @param z standard deviations to each side.
 */
export function wilsonScore(value: number, effective: number, z: number): Proportion {
  const z2 = (z * z) / effective;
  const centre = (value + z2 / 2) / (1 + z2);
  const reach =
    (z * Math.sqrt((value * (1 - value)) / effective + z2 / (4 * effective))) / (1 + z2);
  // Rounding in the last place must not push an end past the share or out of [0, 1].
  const low = value === 0 ? 0 : Math.min(value, Math.max(0, centre - reach));
  const high = value === 1 ? 1 : Math.max(value, Math.min(1, centre + reach));
  return { value, low, high };
}
