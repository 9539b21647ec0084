/**
 * c with P(sup |B(t)| > c for 0 <= t <= 1) = 0.05 for Brownian motion B.
 *
 * By the reflection principle the probability is 4 (1 - Φ(c)), up to terms below 1e-10, so Φ(c) = 0.9875.
 */
const BOUNDARY = 2.241402727604947;

/**
 * What takes the place of 1.96 in an interval that people look at while they work.
 *
 * The O'Brien–Fleming boundary for looking all the time (P. C. O'Brien and T. R. Fleming, "A multiple testing
 * procedure for clinical trials", Biometrics 35, 1979; as a spending function K. K. G. Lan and D. L. DeMets,
 * Biometrika 70, 1983). With t the share of the planned checks that are done, the error of an estimate times
 * t is, scaled by its deviation at the end, Brownian motion; it stays below c at all t with probability 0.95.
 * So intervals of z(t) = c / sqrt(t) standard deviations hold at all looks together: very wide at first, and
 * at the planned end 14 % wider than the interval of one look.
 *
 * @param done checks that count; at least 1.
 * @param planned checks that were planned before the first; more done than planned is the end.
 */
export function anytimeCriticalValue(done: number, planned: number): number {
  if (done < 1) throw new Error(`an interval needs at least one check, not ${done}`);
  return BOUNDARY / Math.sqrt(Math.min(1, done / planned));
}
