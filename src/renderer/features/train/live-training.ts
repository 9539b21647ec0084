import { assertNever } from '../../../shared/assert-never.ts';
import type { EpochMetrics, TrainingEvent } from '../../../shared/domain/training-event.ts';

/** One batch on the epochs' axis: batch 3 of 6 in epoch 2 stands at 1.5. */
export type BatchPoint = { readonly x: number; readonly loss: number; readonly accuracy: number };

/** What is known of a training since one began to look. */
export type LiveTraining = {
  readonly prepared: Extract<TrainingEvent, { kind: 'prepared' }> | null;
  /** Images whose features are computed already, before the first epoch of FT-F. */
  readonly features: { readonly done: number; readonly total: number } | null;
  readonly batch: Extract<TrainingEvent, { kind: 'batch-ended' }> | null;
  readonly batches: readonly BatchPoint[];
  readonly epochs: readonly EpochMetrics[];
};

export const NO_LIVE_TRAINING: LiveTraining = {
  prepared: null,
  features: null,
  batch: null,
  batches: [],
  epochs: [],
};

/** Points kept; when there are more, every second one is dropped. */
const MOST_BATCH_POINTS = 600;

/** What is known after one more event. */
export function withTrainingEvent(state: LiveTraining, event: TrainingEvent): LiveTraining {
  switch (event.kind) {
    case 'prepared':
      return { ...NO_LIVE_TRAINING, prepared: event };
    case 'features-computed':
      return { ...state, features: event };
    case 'batch-ended':
      return { ...state, batch: event, batches: withBatch(state.batches, event) };
    case 'epoch-ended':
      return { ...state, epochs: mergeEpochs(state.epochs, [event.metrics]) };
    case 'finished':
      return { ...state, batch: null };
    default:
      return assertNever(event);
  }
}

/** The epochs of both, each once, the later source's metrics first, in ascending order. */
export function mergeEpochs(
  recorded: readonly EpochMetrics[],
  live: readonly EpochMetrics[],
): readonly EpochMetrics[] {
  const byEpoch = new Map([...recorded, ...live].map((metrics) => [metrics.epoch, metrics]));
  return [...byEpoch.values()].toSorted((a, b) => a.epoch - b.epoch);
}

function withBatch(
  batches: readonly BatchPoint[],
  event: Extract<TrainingEvent, { kind: 'batch-ended' }>,
): readonly BatchPoint[] {
  const point = {
    x: event.epoch - 1 + event.batch / Math.max(1, event.batches),
    loss: event.loss,
    accuracy: event.accuracy,
  };
  const all = [...batches, point];
  return all.length <= MOST_BATCH_POINTS ? all : all.filter((_, index) => index % 2 === 1);
}
