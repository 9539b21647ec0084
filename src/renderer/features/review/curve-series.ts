import type { AuditReport } from '../../../shared/domain/audit.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import type { BandPoint, Point } from '../../ui/chart-scale.ts';

/** Precision against the confidence cut, both in per cent, with its band; cuts where nothing was checked are left out. */
export function curveOf(
  curve: AuditReport['curve'],
  polarity: Polarity | null,
): { readonly points: readonly Point[]; readonly band: readonly BandPoint[] } {
  const known = curve
    .filter((point) => point.polarity === polarity)
    .toSorted((a, b) => a.cut - b.cut)
    .flatMap(({ cut, precision }) => (precision === null ? [] : [{ x: cut * 100, ...precision }]));
  return {
    points: known.map(({ x, value }) => ({ x, y: value * 100 })),
    band: known.map(({ x, low, high }) => ({ x, low: low * 100, high: high * 100 })),
  };
}

/** The least cut of all points, in per cent, rounded down to tens: where the axes begin. */
export function leastCut(curve: AuditReport['curve']): number {
  const cuts = curve.filter(({ precision }) => precision !== null).map(({ cut }) => cut * 100);
  return cuts.length === 0 ? 0 : Math.min(90, Math.floor(Math.min(...cuts) / 10) * 10);
}
