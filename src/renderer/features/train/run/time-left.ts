import type { EpochMetrics } from '../../../../shared/domain/training-event.ts';
import type { FeatureProgress, LiveTraining } from './live-training.ts';

/** A forward pass takes about this share of the time that a forward and a backward pass take. */
const FORWARD_SHARE = 1 / 3;

/** Recorded epochs that the pace is taken from while no batch was watched. */
const RECENT_EPOCHS = 3;

/**
 * Seconds until a training is done, validation included; null while nothing is known of its pace.
 *
 * The rest of the epoch under way and the epochs after it take as long as what was watched; before anything was,
 * as long as the latest epochs that are recorded. Features that are still to be computed come on top. Early
 * stopping can only make it shorter.
 *
 * @param epochs all that ended.
 * @param planned epochs that the run was asked for.
 */
export function secondsLeft(
  live: LiveTraining,
  epochs: readonly EpochMetrics[],
  planned: number,
): number | null {
  const features = featureSecondsLeft(live.features) ?? 0;
  const perEpoch = epochSeconds(live) ?? recordedEpochSeconds(epochs);
  if (perEpoch === null) return null;
  const { batch } = live;
  const done = Math.max(epochs.length, (batch?.epoch ?? 1) - 1);
  const isUnderWay = batch !== null && batch.epoch > epochs.length;
  const whole = Math.max(0, planned - done - (isUnderWay ? 1 : 0));
  const rest = isUnderWay ? restOfEpoch(live, perEpoch) : 0;
  return features + rest + whole * perEpoch;
}

/** Seconds until the features of the frozen layers are computed; null where none are, or their pace is not known. */
export function featureSecondsLeft(features: FeatureProgress | null): number | null {
  if (features === null || features.done >= features.total) return null;
  const { done, total, since, atMs } = features;
  const computed = done - since.done;
  const seconds = (atMs - since.atMs) / 1000;
  return computed > 0 && seconds > 0 ? ((total - done) * seconds) / computed : null;
}

/** Seconds as a person wants them told: the longer, the rounder, so that they do not flicker. */
export function calmSeconds(seconds: number): number {
  const step = seconds < 20 ? 1 : seconds < 120 ? 5 : seconds < 600 ? 15 : 60;
  return Math.ceil(seconds / step) * step;
}

function epochSeconds(live: LiveTraining): number | null {
  const { batch, pace } = live;
  if (batch === null || pace.secondsPerBatch === null) return null;
  return pace.secondsPerBatch * batch.batches + validationSeconds(live);
}

function restOfEpoch(live: LiveTraining, perEpoch: number): number {
  const { batch, pace } = live;
  if (batch === null) return 0;
  if (pace.secondsPerBatch === null) {
    return perEpoch * (1 - batch.batch / Math.max(1, batch.batches));
  }
  return pace.secondsPerBatch * (batch.batches - batch.batch) + validationSeconds(live);
}

/** As long as the last one, or as long as forward passes over the validation images should take. */
function validationSeconds({ pace, prepared, batch }: LiveTraining): number {
  if (pace.secondsPerValidation !== null) return pace.secondsPerValidation;
  if (prepared === null || batch === null || pace.secondsPerBatch === null) return 0;
  const training = pace.secondsPerBatch * batch.batches;
  return training * FORWARD_SHARE * (prepared.validationCount / Math.max(1, prepared.trainCount));
}

function recordedEpochSeconds(epochs: readonly EpochMetrics[]): number | null {
  const recent = epochs.slice(-RECENT_EPOCHS);
  if (recent.length === 0) return null;
  return recent.reduce((sum, { seconds }) => sum + seconds, 0) / recent.length;
}
