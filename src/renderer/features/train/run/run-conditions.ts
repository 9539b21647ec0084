import type { Job } from '../../../../shared/domain/job.ts';
import { countOf, countText } from '../../../ui/number-text.ts';
import type { LiveTraining } from './live-training.ts';

/** What a run is trained on and with, as far as its training told. */
export function runConditions(live: LiveTraining): readonly (readonly [string, string])[] {
  const { prepared } = live;
  if (prepared === null) return [];
  const { device, trainCount, validationCount, trainableParameters } = prepared;
  const { batchSize, accumulate, resumedEpochs, resumedBatches } = prepared;
  return [
    ['Device', device === 'gpu' ? 'GPU' : 'CPU'],
    ['Images', `${countText(trainCount)} to train on, ${countText(validationCount)} to validate`],
    ['Trainable weights', countText(trainableParameters)],
    [
      'Batches',
      accumulate === 1
        ? countOf(batchSize, 'image')
        : `${countOf(batchSize, 'image')}, ${accumulate} batches a step`,
    ],
    ...(resumedEpochs + resumedBatches === 0
      ? []
      : [['Resumed', resumedText(resumedEpochs, resumedBatches)] as const]),
  ];
}

function resumedText(epochs: number, batches: number): string {
  if (batches === 0) return `after epoch ${epochs}`;
  return `in epoch ${epochs + 1}, after ${countOf(batches, 'batch', 'batches')}`;
}

/** Images that could not be decoded in the training that ended; null where nobody counted. */
export function skippedImages(live: LiveTraining, job: Job | undefined): number | null {
  const told = live.finished?.skippedImages ?? job?.summary?.['skippedImages'];
  return typeof told === 'number' ? told : null;
}
