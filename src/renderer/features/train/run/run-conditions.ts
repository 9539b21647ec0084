import type { RunSummary } from '../../../../shared/domain/run.ts';
import { countOf, countText } from '../../../ui/number-text.ts';
import type { LiveTraining } from './live-training.ts';

/** What a run is trained on and with, as far as its training told: now, or when it was trained. */
export function runConditions(
  { conditions }: Pick<RunSummary, 'conditions'>,
  { prepared }: LiveTraining,
): readonly (readonly [name: string, text: string])[] {
  const told = prepared ?? conditions;
  if (told === undefined) return [];
  const { device, trainCount, validationCount, trainableParameters, batchSize, accumulate } = told;
  return [
    ['Device', device.toUpperCase()],
    ['Images', `${countText(trainCount)} to train on, ${countText(validationCount)} to validate`],
    ['Trainable weights', countText(trainableParameters)],
    [
      'Batches',
      accumulate === 1
        ? countOf(batchSize, 'image')
        : `${countOf(batchSize, 'image')}, ${accumulate} batches to a step`,
    ],
    ...(prepared === null ? [] : resumption(prepared)),
  ];
}

function resumption({
  resumedEpochs,
  resumedBatches,
}: NonNullable<LiveTraining['prepared']>): readonly (readonly [string, string])[] {
  if (resumedEpochs === 0 && resumedBatches === 0) return [];
  if (resumedBatches === 0) return [['Resumed', `after epoch ${resumedEpochs}`]];
  const after = countOf(resumedBatches, 'batch', 'batches');
  return [['Resumed', `in epoch ${resumedEpochs + 1}, after ${after}`]];
}

/** Why a finished run has fewer epochs than it was asked for; null where it has them all. */
export function earlyEnd({
  state,
  epochs,
  settings,
  conditions,
}: Pick<RunSummary, 'state' | 'epochs' | 'settings' | 'conditions'>): string | null {
  if (state !== 'finished' || epochs.length >= settings.epochs) return null;
  return conditions?.stoppedEarly === true
    ? 'the validation accuracy did not rise any more'
    : 'finished by hand with its best epoch';
}
