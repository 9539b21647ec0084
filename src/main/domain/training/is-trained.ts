import type { FineTuneSettings } from '../../../shared/domain/fine-tune.ts';
import type { EpochMetrics } from '../../../shared/domain/training-event.ts';
import { epochsWithoutGain } from './epochs-without-gain.ts';

/** True after the last epoch, and once patience has run out. */
export function isTrained(
  epochs: readonly EpochMetrics[],
  { epochs: planned, patience }: Pick<FineTuneSettings, 'epochs' | 'patience'>,
): boolean {
  return epochs.length >= planned || epochsWithoutGain(epochs) >= (patience ?? Infinity);
}
