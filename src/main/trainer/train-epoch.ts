import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { EpochMetrics, TrainingEvent } from '../../shared/domain/training-event.ts';
import { Failure } from '../../shared/failure.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import type { Variable } from './backend.ts';
import type { Optimizer } from './optimizer.ts';
import type { TrainingData } from './training-data.ts';
import { addScores, NO_SCORE, type Score, scoreBatch, trainingStep } from './training-step.ts';

/** Batches are told of at most this often, so that small ones do not flood the reader. */
const BATCH_EVENT_INTERVAL_MS = 100;

export type TrainingSession = {
  readonly settings: FineTuneSettings;
  readonly data: TrainingData;
  readonly variables: readonly Variable[];
  readonly optimizer: Optimizer;
  /** A clock that only goes forward, milliseconds. */
  readonly now: () => number;
};

/**
 * Trains one epoch, then measures it on the validation images; tells of batches, returns the metrics.
 *
 * Training metrics are means over the epoch as it went, with dropout at work. Validation metrics are null
 * where there are no validation images.
 *
 * @throws Failure when the loss is no longer a number, or when no training image can be decoded.
 */
export async function* trainEpoch(
  session: TrainingSession,
  epoch: number,
): AsyncGenerator<TrainingEvent, EpochMetrics, undefined> {
  const { data, settings, now } = session;
  const startedAt = now();
  let toldAt = startedAt;
  let batch = 0;
  let train = NO_SCORE;
  for await (const values of data.trainBatches(epoch)) {
    batch += 1;
    const dropoutSeed = deriveSeed(settings.seed, 'dropout', epoch, batch);
    const score = trainingStep(
      values,
      (inputs) => data.logits(inputs, dropoutSeed),
      session.variables,
      session.optimizer,
    );
    checkFinite(score, epoch, batch);
    train = addScores(train, score);
    const time = now();
    if (time - toldAt >= BATCH_EVENT_INTERVAL_MS || batch === data.batchesPerEpoch) {
      toldAt = time;
      yield {
        kind: 'batch-ended',
        epoch,
        batch,
        batches: data.batchesPerEpoch,
        loss: score.loss / score.images,
        accuracy: score.correct / score.images,
        imagesPerSecond: train.images / Math.max((time - startedAt) / 1000, 1e-3),
      };
    }
    // TensorFlow's calls block: without a turn of the event loop no message would leave the process.
    await nextTurn();
  }
  if (train.images === 0) throw noReadableImages();
  const validation = await validate(data);
  const hasValidation = validation.images > 0;
  return {
    epoch,
    trainLoss: train.loss / train.images,
    trainAccuracy: train.correct / train.images,
    validationLoss: hasValidation ? validation.loss / validation.images : null,
    validationAccuracy: hasValidation ? validation.correct / validation.images : null,
    seconds: (now() - startedAt) / 1000,
  };
}

async function validate(data: TrainingData): Promise<Score> {
  let score = NO_SCORE;
  for await (const batch of data.validationBatches()) {
    score = addScores(
      score,
      scoreBatch(batch, (inputs) => data.logits(inputs, null)),
    );
    await nextTurn();
  }
  return score;
}

function checkFinite(score: Score, epoch: number, batch: number): void {
  if (Number.isFinite(score.loss)) return;
  throw new Failure(
    'TRAINER_FAILED',
    `the loss was no longer a number in batch ${batch} of epoch ${epoch}`,
    'Start a new run with a learning rate ten times smaller.',
  );
}

function noReadableImages(): Failure {
  return new Failure(
    'TRAINER_FAILED',
    'none of the training images could be decoded',
    'Check that the images of the dataset are still where they were, then start again.',
  );
}
