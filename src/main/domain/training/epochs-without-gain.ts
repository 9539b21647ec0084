import type { EpochMetrics } from '../../../shared/domain/training-event.ts';

/** Epochs since the validation accuracy was last higher than in all before; 0 where nothing was validated. */
export function epochsWithoutGain(
  epochs: readonly Pick<EpochMetrics, 'validationAccuracy'>[],
): number {
  let best = Number.NEGATIVE_INFINITY;
  let since = 0;
  for (const { validationAccuracy } of epochs) {
    if (validationAccuracy === null) return 0;
    since = validationAccuracy > best ? 0 : since + 1;
    best = Math.max(best, validationAccuracy);
  }
  return since;
}
