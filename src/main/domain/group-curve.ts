import { type CopyFinding, isCopyAt } from './copies/verify-pair.ts';
import { type AskedPairs, cutGroups } from './group-copies.ts';
import type { LinkedCopies } from './linked-copies.ts';

/** Thresholds from 0.60 to 1.00. */
export const CURVE_SCORES: readonly number[] = Array.from(
  { length: 41 },
  (_, nth) => (60 + nth) / 100,
);

/** Cutting groups of images with more links takes some milliseconds. */
const MANY_LINKS = 1_000;

/** What each of `CURVE_SCORES` gives. */
export type CurvePoint = { readonly groups: number; readonly redundant: number };

/**
 * How many groups, and images beside their representatives, each threshold cuts of images that hang together.
 *
 * From one threshold to the next nothing changes unless a known finding counts at the one and not at the other;
 * findings that no threshold asked for decide nothing. Between thresholds that take long it asks for no pairs, so
 * that other work may have its turn.
 */
export function* curveOf(copies: LinkedCopies): Generator<AskedPairs, readonly CurvePoint[]> {
  const ends = new Set(copies.links.map(({ finding }) => lastPoint(finding)));
  const points: CurvePoint[] = [];
  let before: CurvePoint = { groups: 0, redundant: 0 };
  for (const [nth, leastScore] of CURVE_SCORES.entries()) {
    for (const finding of copies.judgements()) if (finding !== null) ends.add(lastPoint(finding));
    if (nth === 0 || ends.has(nth - 1)) {
      const groups = yield* cutGroups(copies, leastScore);
      const images = groups.reduce((sum, group) => sum + group.length, 0);
      before = { groups: groups.length, redundant: images - groups.length };
      if (copies.links.length > MANY_LINKS) yield [];
    }
    points.push(before);
  }
  return points;
}

/** Point by point `a` plus `sign` times `b`. */
export function addCurves(
  a: readonly CurvePoint[],
  b: readonly CurvePoint[],
  sign: 1 | -1,
): readonly CurvePoint[] {
  return a.map(({ groups, redundant }, nth) => ({
    groups: groups + sign * (b[nth]?.groups ?? 0),
    redundant: redundant + sign * (b[nth]?.redundant ?? 0),
  }));
}

/** The points with their thresholds. */
export function curveByScore(
  curve: readonly CurvePoint[],
): readonly (CurvePoint & { readonly leastScore: number })[] {
  return curve.map((point, nth) => ({ leastScore: CURVE_SCORES[nth] ?? 1, ...point }));
}

export const FLAT_CURVE: readonly CurvePoint[] = CURVE_SCORES.map(() => ({
  groups: 0,
  redundant: 0,
}));

/** Place of the greatest of `CURVE_SCORES` at which a finding counts; -1 where it never does. */
function lastPoint(finding: CopyFinding): number {
  let [low, high] = [-1, CURVE_SCORES.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isCopyAt(finding, CURVE_SCORES[middle] ?? 1)) low = middle;
    else high = middle - 1;
  }
  return low;
}
