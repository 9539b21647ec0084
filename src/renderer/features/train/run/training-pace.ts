import type { TrainingEvent } from '../../../../shared/domain/training-event.ts';

/** How fast a training goes, as far as it was watched. */
export type TrainingPace = {
  /** The place that was told of last, and when. */
  readonly at: { readonly epoch: number; readonly batch: number; readonly atMs: number } | null;
  /** Smoothed; null until two batches of one epoch were told of. */
  readonly secondsPerBatch: number | null;
  /** Seconds from an epoch's last batch to its end: validation and checkpoint. Null until an epoch was seen to end. */
  readonly secondsPerValidation: number | null;
};

export const NO_PACE: TrainingPace = {
  at: null,
  secondsPerBatch: null,
  secondsPerValidation: null,
};

/** Older than this, a measurement counts little: a pace follows the machine within about so many seconds. */
const MEMORY_SECONDS = 20;

/** The pace after one more event. */
export function withPaceOf(pace: TrainingPace, event: TrainingEvent, atMs: number): TrainingPace {
  if (event.kind === 'batch-ended') {
    const { epoch, batch } = event;
    return {
      ...pace,
      at: { epoch, batch, atMs },
      secondsPerBatch: batchSeconds(pace, event, atMs),
    };
  }
  if (event.kind === 'epoch-ended' && pace.at?.epoch === event.metrics.epoch) {
    return { ...pace, secondsPerValidation: (atMs - pace.at.atMs) / 1000 };
  }
  return pace;
}

function batchSeconds(
  { at, secondsPerBatch }: TrainingPace,
  { epoch, batch }: Extract<TrainingEvent, { kind: 'batch-ended' }>,
  atMs: number,
): number | null {
  if (at === null || at.epoch !== epoch || batch <= at.batch) return secondsPerBatch;
  const seconds = (atMs - at.atMs) / 1000;
  const measured = seconds / (batch - at.batch);
  if (secondsPerBatch === null) return measured;
  const weight = 1 - Math.exp(-seconds / MEMORY_SECONDS);
  return secondsPerBatch + weight * (measured - secondsPerBatch);
}
