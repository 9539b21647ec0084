import { assertNever } from '../../../../shared/assert-never.ts';
import type { EpochMetrics, TrainingEvent } from '../../../../shared/domain/training-event.ts';
import { NO_PACE, type TrainingPace, withPaceOf } from './training-pace.ts';

/** One batch on the epochs' axis: batch 3 of 6 in epoch 2 stands at 1.5. */
export type BatchPoint = {
  readonly x: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly learningRate: number;
  readonly imagesPerSecond: number;
};

/** Images whose features are computed already, and how many there were when one began to look. */
export type FeatureProgress = {
  readonly done: number;
  readonly total: number;
  readonly atMs: number;
  readonly since: { readonly done: number; readonly atMs: number };
};

/** What is known of a training since one began to look. */
export type LiveTraining = {
  readonly prepared: Extract<TrainingEvent, { kind: 'prepared' }> | null;
  /** Of FT-F, before the first epoch. */
  readonly features: FeatureProgress | null;
  readonly batch: Extract<TrainingEvent, { kind: 'batch-ended' }> | null;
  readonly batches: readonly BatchPoint[];
  readonly epochs: readonly EpochMetrics[];
  readonly pace: TrainingPace;
  readonly finished: Extract<TrainingEvent, { kind: 'finished' }> | null;
};

export const NO_LIVE_TRAINING: LiveTraining = {
  prepared: null,
  features: null,
  batch: null,
  batches: [],
  epochs: [],
  pace: NO_PACE,
  finished: null,
};

/** Points kept; when there are more, every second one is dropped. */
const MOST_BATCH_POINTS = 600;

/** What is known after one more event, which came at a moment of a clock that only goes forward. */
export function withTrainingEvent(
  before: LiveTraining,
  event: TrainingEvent,
  atMs: number,
): LiveTraining {
  const state = { ...before, pace: withPaceOf(before.pace, event, atMs) };
  switch (event.kind) {
    case 'prepared':
      return isSamePreparation(before, event) ? before : { ...NO_LIVE_TRAINING, prepared: event };
    case 'features-computed': {
      const { done, total } = event;
      const since = state.features?.since ?? { done, atMs };
      return { ...state, features: { done, total, atMs, since } };
    }
    case 'batch-ended':
      return { ...state, batch: event, batches: withBatch(state.batches, event) };
    case 'epoch-ended':
      return { ...state, epochs: mergeEpochs(state.epochs, [event.metrics]) };
    case 'finished':
      return { ...state, batch: null, finished: event };
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

/** It is told again to whoever looks again; the training begins anew only with other batches. */
function isSamePreparation(
  { prepared }: LiveTraining,
  event: Extract<TrainingEvent, { kind: 'prepared' }>,
): boolean {
  return prepared !== null && JSON.stringify(prepared) === JSON.stringify(event);
}

function withBatch(
  batches: readonly BatchPoint[],
  event: Extract<TrainingEvent, { kind: 'batch-ended' }>,
): readonly BatchPoint[] {
  const { loss, accuracy, learningRate, imagesPerSecond } = event;
  const x = event.epoch - 1 + event.batch / Math.max(1, event.batches);
  const all = [...batches, { x, loss, accuracy, learningRate, imagesPerSecond }];
  return all.length <= MOST_BATCH_POINTS ? all : all.filter((_, index) => index % 2 === 1);
}
