import type { RunSummary } from '../../../shared/domain/run.ts';
import type { EpochMetrics } from '../../../shared/domain/training-event.ts';

/** The best of a run's epochs: as the program chose it, or so far the one with the best validation accuracy. */
export function bestEpochOf({ epochs, bestEpoch }: RunSummary): EpochMetrics | null {
  const chosen = epochs.find(({ epoch }) => epoch === bestEpoch);
  if (chosen !== undefined) return chosen;
  let best: EpochMetrics | null = null;
  for (const metrics of epochs) {
    if (best === null || accuracyOf(metrics) > accuracyOf(best)) best = metrics;
  }
  return best;
}

/** The best validation accuracy of a run; null where nothing was validated. */
export function bestValidation(run: RunSummary): number | null {
  return bestEpochOf(run)?.validationAccuracy ?? null;
}

/** Seconds that a run's epochs took together. */
export function trainingSeconds({ epochs }: Pick<RunSummary, 'epochs'>): number {
  return epochs.reduce((sum, { seconds }) => sum + seconds, 0);
}

function accuracyOf({ validationAccuracy, trainAccuracy }: EpochMetrics): number {
  return validationAccuracy ?? trainAccuracy;
}
