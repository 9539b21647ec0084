export type AgreementLevel = {
  /** Raters of an image. */
  readonly of: number;
  /** How many of them gave the most frequent category. */
  readonly agreeing: number;
  readonly images: number;
};

/**
 * Counts images by how many of their raters agree, the best agreement among the most raters first.
 *
 * @param units per image the categories it was given; images with fewer than two raters do not count.
 */
export function agreementLevels(units: readonly (readonly string[])[]): readonly AgreementLevel[] {
  const levels = new Map<string, AgreementLevel>();
  for (const unit of units) {
    if (unit.length < 2) continue;
    const counts = new Map<string, number>();
    for (const category of unit) counts.set(category, (counts.get(category) ?? 0) + 1);
    const agreeing = Math.max(...counts.values());
    const key = `${unit.length} ${agreeing}`;
    const images = (levels.get(key)?.images ?? 0) + 1;
    levels.set(key, { of: unit.length, agreeing, images });
  }
  return [...levels.values()].sort((a, b) => b.of - a.of || b.agreeing - a.agreeing);
}
