import type { EpochMetrics } from '../../../shared/domain/training-event.ts';

/**
 * The epoch whose weights are a run's model: highest validation accuracy, of equals the lowest
 * validation loss, then the earliest. On a small validation split accuracies tie often.
 *
 * Without validation images it is the last epoch; 0 where there is none.
 */
export function bestEpoch(epochs: readonly EpochMetrics[]): number {
  const best = epochs.reduce<EpochMetrics | undefined>((winner, metrics) => {
    if (winner === undefined) return metrics;
    const [old, now] = [winner.validationAccuracy, metrics.validationAccuracy];
    if (now === null || old === null) return metrics;
    if (now !== old) return now > old ? metrics : winner;
    return (metrics.validationLoss ?? 0) < (winner.validationLoss ?? 0) ? metrics : winner;
  }, undefined);
  return best?.epoch ?? 0;
}
