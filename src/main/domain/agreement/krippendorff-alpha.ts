/**
 * Krippendorff's alpha for nominal categories; images may have any number of raters.
 *
 * 1 - Dₒ / Dₑ from the coincidences of values: each ordered pair within an image of m raters counts
 * 1 / (m - 1). Images with fewer than two raters can be paired with nothing and do not count.
 * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C.
 *
 * @param units per image the categories it was given, in any order.
 * @returns null where it is not defined: when nothing can be paired, or all values are one category.
 */
export function krippendorffAlpha(units: readonly (readonly string[])[]): number | null {
  const totals = new Map<string, number>();
  let values = 0;
  let disagreement = 0;
  for (const unit of units) {
    if (unit.length < 2) continue;
    const counts = new Map<string, number>();
    for (const category of unit) counts.set(category, (counts.get(category) ?? 0) + 1);
    let differing = unit.length ** 2;
    for (const [category, count] of counts) {
      differing -= count ** 2;
      totals.set(category, (totals.get(category) ?? 0) + count);
    }
    disagreement += differing / (unit.length - 1);
    values += unit.length;
  }
  let chance = values ** 2;
  for (const total of totals.values()) chance -= total ** 2;
  return chance === 0 ? null : 1 - ((values - 1) * disagreement) / chance;
}
