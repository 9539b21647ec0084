import type { RunSummary } from '../../../../shared/domain/run.ts';
import type { EpochMetrics } from '../../../../shared/domain/training-event.ts';
import type { Point } from '../../../ui/chart-scale.ts';

/** An axis of time: in the unit in which the longest run is told best. */
export type TimeUnit = { readonly name: 'seconds' | 'minutes' | 'hours'; readonly seconds: number };

/** Seconds up to three minutes, minutes up to three hours, hours from there. */
export function timeUnitFor(longestSeconds: number): TimeUnit {
  if (longestSeconds <= 180) return { name: 'seconds', seconds: 1 };
  if (longestSeconds <= 10_800) return { name: 'minutes', seconds: 60 };
  return { name: 'hours', seconds: 3600 };
}

/**
 * A metric of a run's epochs, over their numbers or over the time that was trained until their end.
 *
 * @param unit null: over epochs.
 */
export function runCurve(
  { epochs }: Pick<RunSummary, 'epochs'>,
  value: (metrics: EpochMetrics) => number | null,
  unit: TimeUnit | null,
): readonly Point[] {
  let seconds = 0;
  return epochs.flatMap((metrics) => {
    seconds += metrics.seconds;
    const y = value(metrics);
    return y === null ? [] : [{ x: unit === null ? metrics.epoch : seconds / unit.seconds, y }];
  });
}
