const BISECTIONS = 100;

/**
 * Shares a number of checks among cells, in proportion to weights and within limits.
 *
 * Each cell gets at least `minimum` where it can hold that many and there are checks enough (else 1, else none),
 * and at most its capacity; what a full cell cannot take goes to the others in proportion. Fractions are rounded
 * by largest remainder, of equal ones the first cell's up.
 *
 * @param weights above zero, one per cell.
 * @param capacities whole numbers, one per cell.
 * @returns whole numbers, in sum the smaller of `total` and the sum of capacities.
 */
export function allocateChecks(
  total: number,
  weights: readonly number[],
  capacities: readonly number[],
  minimum: number,
): readonly number[] {
  const room = sumOf(capacities);
  if (total >= room) return [...capacities];
  const lows = lowestShares(total, capacities, minimum);
  const shareAt = (scale: number) =>
    weights.map((weight, cell) =>
      Math.min(capacities[cell] ?? 0, Math.max(lows[cell] ?? 0, scale * weight)),
    );
  let [low, high] = [0, 1];
  while (sumOf(shareAt(high)) < total) high *= 2;
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (sumOf(shareAt(middle)) < total) low = middle;
    else high = middle;
  }
  return roundedTo(total, shareAt(high), capacities);
}

function lowestShares(
  total: number,
  capacities: readonly number[],
  minimum: number,
): readonly number[] {
  for (const least of [minimum, 1]) {
    const lows = capacities.map((capacity) => Math.min(least, minimum, capacity));
    if (sumOf(lows) <= total) return lows;
  }
  return capacities.map(() => 0);
}

function roundedTo(
  total: number,
  shares: readonly number[],
  capacities: readonly number[],
): readonly number[] {
  // A share that bisection left a hair below a whole number is that number.
  const counts = shares.map((share) => Math.floor(share + 1e-9));
  const byRemainder = shares
    .map((share, cell) => ({ cell, remainder: share - (counts[cell] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.cell - b.cell);
  let left = total - sumOf(counts);
  for (const { cell } of byRemainder) {
    if (left <= 0) break;
    if ((counts[cell] ?? 0) >= (capacities[cell] ?? 0)) continue;
    counts[cell] = (counts[cell] ?? 0) + 1;
    left -= 1;
  }
  return counts;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
