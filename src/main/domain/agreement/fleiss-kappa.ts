/**
 * Fleiss' kappa of images that were each judged by the same number of raters.
 *
 * J. L. Fleiss, "Measuring nominal scale agreement among many raters", Psychological Bulletin 76 (1971),
 * 378-382.
 *
 * @param units per image the categories it was given, one per rater, in any order.
 * @returns null where it is not defined: without images, with fewer than two raters, or when all gave one
 * category only.
 * @throws Error when images have different numbers of raters.
 */
export function fleissKappa(units: readonly (readonly string[])[]): number | null {
  const raters = units[0]?.length ?? 0;
  if (raters < 2) return null;
  const totals = new Map<string, number>();
  let agreeingPairs = 0;
  for (const unit of units) {
    if (unit.length !== raters) throw new Error('every image needs the same number of raters');
    const counts = new Map<string, number>();
    for (const category of unit) {
      counts.set(category, (counts.get(category) ?? 0) + 1);
      totals.set(category, (totals.get(category) ?? 0) + 1);
    }
    for (const count of counts.values()) agreeingPairs += count * (count - 1);
  }
  if (totals.size === 1) return null;
  const ratings = units.length * raters;
  const observed = agreeingPairs / (ratings * (raters - 1));
  let chance = 0;
  for (const total of totals.values()) chance += (total / ratings) ** 2;
  return (observed - chance) / (1 - chance);
}
