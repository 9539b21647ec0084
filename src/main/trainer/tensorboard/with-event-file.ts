import { AUTOMATIC_BATCH_SIZE } from '../../../shared/domain/fine-tune.ts';
import type { TrainingEvent } from '../../../shared/domain/training-event.ts';
import { explainFailure } from '../explain-failure.ts';
import { type EventFile, openEventFile } from './event-file.ts';

/**
 * Passes a training's events on, and writes their figures into a TensorBoard event file, which begins with the
 * first figure. Steps are counted in batches. Epochs of an earlier part of the run are in an earlier file.
 *
 * @throws Failure where the file cannot be written, besides what the training fails with.
 */
export async function* withEventFile(
  events: AsyncGenerator<TrainingEvent, void, undefined>,
  folder: string,
  nowMs: () => number,
): AsyncGenerator<TrainingEvent, void, undefined> {
  let file: EventFile | null = null;
  let resumedEpochs = 0;
  let step = 0;
  try {
    for await (const event of events) {
      if (event.kind === 'prepared') ({ resumedEpochs } = event);
      if (event.kind === 'batch-ended') step = (event.epoch - 1) * event.batches + event.batch;
      const values = valuesOf(event, resumedEpochs);
      if (values !== null) {
        try {
          file ??= await openEventFile(folder, nowMs);
          await file.scalars(step, values);
        } catch (error) {
          throw explainFailure(error, AUTOMATIC_BATCH_SIZE);
        }
      }
      yield event;
    }
  } finally {
    await file?.close();
  }
}

function valuesOf(
  event: TrainingEvent,
  resumedEpochs: number,
): Readonly<Record<string, number>> | null {
  if (event.kind === 'batch-ended') {
    return {
      'batch/loss': event.loss,
      'batch/accuracy': event.accuracy,
      'learning rate': event.learningRate,
      'images per second': event.imagesPerSecond,
    };
  }
  if (event.kind !== 'epoch-ended' || event.metrics.epoch <= resumedEpochs) return null;
  const { trainLoss, trainAccuracy, validationLoss, validationAccuracy } = event.metrics;
  return {
    'train/loss': trainLoss,
    'train/accuracy': trainAccuracy,
    ...(validationLoss === null ? {} : { 'validation/loss': validationLoss }),
    ...(validationAccuracy === null ? {} : { 'validation/accuracy': validationAccuracy }),
  };
}
