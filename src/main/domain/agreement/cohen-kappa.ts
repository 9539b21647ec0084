/** How far two raters agree on the same images. */
export type PairKappa = {
  readonly images: number;
  /** Share of the images on which they agree; 0 without images. */
  readonly agreement: number;
  /** Null where it is not defined: without images, or when chance alone makes them agree always. */
  readonly kappa: number | null;
};

/**
 * Cohen's kappa: (pₒ - pₑ) / (1 - pₑ), with chance agreement pₑ from each rater's own shares.
 *
 * J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
 * (1960), 37-46.
 *
 * @param pairs the two raters' categories, one pair per image.
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): PairKappa {
  const images = pairs.length;
  if (images === 0) return { images, agreement: 0, kappa: null };
  const first = new Map<string, number>();
  const second = new Map<string, number>();
  let agreeing = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) agreeing += 1;
  }
  let chancePairs = 0;
  for (const [category, count] of first) chancePairs += count * (second.get(category) ?? 0);
  // In whole numbers, so that agreement by chance alone is found exactly.
  const possible = images * images - chancePairs;
  return {
    images,
    agreement: agreeing / images,
    kappa: possible === 0 ? null : (images * agreeing - chancePairs) / possible,
  };
}
