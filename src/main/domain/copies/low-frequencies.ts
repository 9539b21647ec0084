type Frequency = { readonly u: number; readonly v: number };

/** How many frequencies a hash has: one bit each. */
export const HASH_FREQUENCIES = 64;

/**
 * The 64 lowest spatial frequencies (`u` across, `v` down, in half waves per side) without the mean.
 *
 * Ordered by distance from the mean, equal distances by `v`, then by `u`; none is above 8. They change
 * less than the square block that pHash takes when a crop is a little off.
 */
export const LOW_FREQUENCIES: readonly Frequency[] = lowFrequencies();

/** The highest frequency in one direction, plus one for the mean. */
export const FREQUENCIES_PER_AXIS = 1 + Math.max(...LOW_FREQUENCIES.map(({ u }) => u));

function lowFrequencies(): readonly Frequency[] {
  const all: Frequency[] = [];
  for (let v = 0; v < HASH_FREQUENCIES; v += 1) {
    for (let u = 0; u < HASH_FREQUENCIES; u += 1) if (u + v > 0) all.push({ u, v });
  }
  const distance = ({ u, v }: Frequency) => u * u + v * v;
  return all
    .sort((a, b) => distance(a) - distance(b) || a.v - b.v || a.u - b.u)
    .slice(0, HASH_FREQUENCIES);
}
