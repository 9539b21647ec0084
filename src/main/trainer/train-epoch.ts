import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SettledFineTuneSettings } from '../../shared/domain/fine-tune.ts';
import type { EpochMetrics, TrainingEvent } from '../../shared/domain/training-event.ts';
import { Failure } from '../../shared/failure.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import { learningRateAt } from '../domain/training/learning-rate.ts';
import { tf } from './backend.ts';
import type { EpochPosition } from './checkpoint.ts';
import { clipGradients } from './clip-gradients.ts';
import { createGradientMean, type GradientMean } from './gradient-mean.ts';
import { LostLoss } from './lost-loss.ts';
import type { Optimizer, Parameter } from './optimizer.ts';
import type { TrainingData } from './training-data.ts';
import {
  addScores,
  batchGradients,
  type ClassWeights,
  NO_SCORE,
  type Score,
  scoreBatch,
} from './training-step.ts';

/** Batches are told of at most this often, so that small ones do not flood the reader. */
const BATCH_EVENT_INTERVAL_MS = 100;

export type TrainingSession = {
  readonly settings: SettledFineTuneSettings;
  readonly data: TrainingData;
  readonly parameters: readonly Parameter[];
  readonly optimizer: Optimizer;
  readonly classWeights: ClassWeights;
  /** A clock that only goes forward, milliseconds. */
  readonly now: () => number;
  /** Called after each step within an epoch: from here the run could go on. */
  readonly reached: (position: EpochPosition) => Promise<void>;
};

/**
 * Trains one epoch, or what is left of it, then measures it on the validation images; tells of batches, returns
 * the metrics.
 *
 * Training metrics are means over the epoch as it went, with dropout at work. Validation metrics are null
 * where there are no validation images.
 *
 * @param from where the epoch was left; null: its beginning.
 * @throws LostLoss when the loss is no longer a number, Failure when no training image can be decoded.
 */
export async function* trainEpoch(
  session: TrainingSession,
  epoch: number,
  from: EpochPosition | null,
): AsyncGenerator<TrainingEvent, EpochMetrics, undefined> {
  const { data, settings, now } = session;
  const startedAt = now();
  const secondsBefore = from?.seconds ?? 0;
  const seconds = () => (now() - startedAt) / 1000;
  const imagesBefore = from?.score.images ?? 0;
  let toldAt = startedAt;
  let batch = from?.batches ?? 0;
  let train = from?.score ?? NO_SCORE;
  let learningRate = rateOf(session, epoch, Math.max(1, batch));
  const mean = createGradientMean();
  try {
    for await (const values of data.trainBatches(epoch, batch)) {
      batch += 1;
      learningRate = rateOf(session, epoch, batch);
      const score = learnFrom(
        session,
        values,
        deriveSeed(settings.seed, 'dropout', epoch, batch),
        mean,
      );
      checkFinite(score, epoch, batch);
      train = addScores(train, score);
      const isLast = batch === data.batchesPerEpoch;
      if (batch % settings.accumulate === 0 || isLast) {
        step(session, mean, learningRate);
        await session.reached({ batches: batch, score: train, seconds: secondsBefore + seconds() });
      }
      const time = now();
      if (score.images > 0 && (time - toldAt >= BATCH_EVENT_INTERVAL_MS || isLast)) {
        toldAt = time;
        yield {
          kind: 'batch-ended',
          epoch,
          batch,
          batches: data.batchesPerEpoch,
          loss: score.loss / score.images,
          accuracy: score.correct / score.images,
          learningRate,
          imagesPerSecond: (train.images - imagesBefore) / Math.max(seconds(), 1e-3),
        };
      }
      // TensorFlow's calls block: without a turn of the event loop no message would leave the process.
      await nextTurn();
    }
  } finally {
    mean.dispose();
  }
  if (train.images === 0) throw noReadableImages();
  const validation = await validate(data);
  if (!Number.isFinite(validation.loss)) throw new LostLoss(`the validation of epoch ${epoch}`);
  const hasValidation = validation.images > 0;
  return {
    epoch,
    trainLoss: train.loss / train.images,
    trainAccuracy: train.correct / train.images,
    validationLoss: hasValidation ? validation.loss / validation.images : null,
    validationAccuracy: hasValidation ? validation.correct / validation.images : null,
    seconds: secondsBefore + seconds(),
    learningRate,
  };
}

function rateOf({ settings, data }: TrainingSession, epoch: number, batch: number): number {
  const stepsPerEpoch = Math.ceil(data.batchesPerEpoch / settings.accumulate);
  const step = (epoch - 1) * stepsPerEpoch + Math.floor((batch - 1) / settings.accumulate);
  return learningRateAt(settings, step, stepsPerEpoch);
}

function learnFrom(
  { data, parameters, classWeights }: TrainingSession,
  batch: Parameters<typeof batchGradients>[0],
  dropoutSeed: number,
  mean: GradientMean,
): Score {
  if (batch.polarities.length === 0) return NO_SCORE;
  const { score, gradients } = batchGradients(
    batch,
    (inputs) => data.logits(inputs, dropoutSeed),
    parameters.map(({ variable }) => variable),
    classWeights,
  );
  mean.add(gradients, score.images);
  return score;
}

/** Changes the weights once by what came together; leaves them where nothing did. */
function step({ optimizer, settings }: TrainingSession, mean: GradientMean, rate: number): void {
  const gradients = mean.take();
  if (gradients === null) return;
  if (settings.clipNorm === null) {
    optimizer.apply(gradients, rate);
    return;
  }
  const clipped = clipGradients(gradients, settings.clipNorm);
  tf.dispose([...gradients]);
  optimizer.apply(clipped, rate);
}

async function validate(data: TrainingData): Promise<Score> {
  let score = NO_SCORE;
  for await (const batch of data.validationBatches()) {
    if (batch.polarities.length > 0) {
      score = addScores(
        score,
        scoreBatch(batch, (inputs) => data.logits(inputs, null)),
      );
    }
    await nextTurn();
  }
  return score;
}

function checkFinite(score: Score, epoch: number, batch: number): void {
  if (Number.isFinite(score.loss)) return;
  throw new LostLoss(`batch ${batch} of epoch ${epoch}`);
}

function noReadableImages(): Failure {
  return new Failure(
    'TRAINER_FAILED',
    'none of the training images could be decoded',
    'Check that the images of the dataset are still where they were, then start again.',
  );
}
