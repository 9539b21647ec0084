import type { CopyMeasurement } from '../../../shared/domain/copy-measurement.ts';
import type { NearDuplicateOverview } from '../../../shared/domain/near-duplicates.ts';
import { countOf, countText, shareText } from '../../ui/number-text.ts';

type CurvePoint = NearDuplicateOverview['curve'][number];

const STEP = 0.01;

/** The curve's point at a threshold: the last one that is not above it; null before the first search. */
export function pointAt(curve: readonly CurvePoint[], leastScore: number): CurvePoint | null {
  const within = curve.filter((point) => point.leastScore <= leastScore + STEP / 2);
  return within.at(-1) ?? curve[0] ?? null;
}

/** How many images and groups more, or fewer, another threshold than the one that holds would give. */
export function thresholdChange(
  { curve, leastScore }: Pick<NearDuplicateOverview, 'curve' | 'leastScore'>,
  chosen: number,
): { readonly redundant: number; readonly groups: number } | null {
  const now = pointAt(curve, leastScore);
  const then = pointAt(curve, chosen);
  if (now === null || then === null) return null;
  return { redundant: then.redundant - now.redundant, groups: then.groups - now.groups };
}

/** `12 more images go, 3 fewer groups`; what stays the same is left out. */
export function changeWords(change: {
  readonly redundant: number;
  readonly groups: number;
}): string {
  const { redundant, groups } = change;
  if (redundant === 0 && groups === 0) return 'Nothing changes';
  const images =
    redundant === 0
      ? 'As many images go'
      : `${difference(redundant, 'image')} ${Math.abs(redundant) === 1 ? 'goes' : 'go'}`;
  return groups === 0 ? images : `${images}, ${difference(groups, 'group')}`;
}

/** `1 more group`, `12 fewer images` */
function difference(count: number, singular: string): string {
  return countOf(Math.abs(count), `${count > 0 ? 'more' : 'fewer'} ${singular}`);
}

export function isSameThreshold(a: number, b: number): boolean {
  return Math.abs(a - b) < STEP / 2;
}

/** What measurements say of a threshold, or of the nearest one that was measured; null where none was. */
export function measuredWords(
  measurements: readonly CopyMeasurement[],
  { radius, leastScore }: { readonly radius: number; readonly leastScore: number },
): string | null {
  const distance = ({ settings }: CopyMeasurement): number =>
    Math.abs(settings.leastScore - leastScore);
  const nearest = measurements
    .filter(({ settings }) => settings.radius === radius)
    .toSorted((a, b) => distance(a) - distance(b))[0];
  if (nearest === undefined) return null;
  const planted = nearest.rows.reduce((sum, row) => sum + row.planted, 0);
  if (planted === 0) return null;
  const found = nearest.rows.reduce(
    (sum, row) => sum + Math.round(row.planted * row.recall.value),
    0,
  );
  const at = isSameThreshold(nearest.settings.leastScore, leastScore)
    ? 'Measured here'
    : `Measured at ${nearest.settings.leastScore.toFixed(2)}`;
  return `${at}: ${countText(found)} of ${countText(planted)} planted copies are found (${shareText(found / planted)}).`;
}
