/**
 * McNemar's test in its exact two-sided form: the chance that so lopsided a count, or a more lopsided one, of images
 * that only one of two models gets right comes about when both are equally good (binomial with one half). 1 where
 * the models never differ.
 *
 * Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
 * Psychometrika 12 (1947); the exact form is that of `scipy.stats.binomtest(min, n, 0.5)`.
 */
export function mcnemarExact(onlyFirst: number, onlySecond: number): number {
  const total = onlyFirst + onlySecond;
  if (total === 0) return 1;
  const least = Math.min(onlyFirst, onlySecond);
  // Terms of the binomial in logarithms: 2^-total underflows from about a thousand differing images on.
  let term = -total * Math.LN2;
  let largest = term;
  const terms = [term];
  for (let k = 1; k <= least; k += 1) {
    term += Math.log(total - k + 1) - Math.log(k);
    terms.push(term);
    largest = Math.max(largest, term);
  }
  const sum = terms.reduce((all, one) => all + Math.exp(one - largest), 0);
  return Math.min(1, 2 * Math.exp(largest) * sum);
}
