import { describe, expect, it } from 'vitest';
import { NO_LIVE_TRAINING } from '../../../../src/renderer/features/train/run/live-training.ts';
import {
  earlyEnd,
  runConditions,
} from '../../../../src/renderer/features/train/run/run-conditions.ts';
import { aRun, epochsOf } from './a-run.ts';
import { aPreparation } from './training-events.ts';

const conditions = {
  device: 'gpu',
  trainCount: 9600,
  validationCount: 1200,
  trainableParameters: 3_843,
  batchSize: 32,
  accumulate: 2,
} as const;

function textOf(rows: ReturnType<typeof runConditions>, name: string): string | undefined {
  return rows.find(([known]) => known === name)?.[1];
}

describe('runConditions', () => {
  it('tells what a run was trained with, long after', () => {
    const rows = runConditions({ conditions }, NO_LIVE_TRAINING);

    expect(textOf(rows, 'Device')).toBe('GPU');
    expect(textOf(rows, 'Batches')).toBe('32 images, 2 batches to a step');
    expect(textOf(rows, 'Resumed')).toBeUndefined();
  });

  it('tells what it is trained with now, and where it was resumed', () => {
    const resumed = (resumedEpochs: number, resumedBatches: number) =>
      textOf(
        runConditions(
          { conditions },
          {
            ...NO_LIVE_TRAINING,
            prepared: { ...aPreparation(), resumedEpochs, resumedBatches },
          },
        ),
        'Resumed',
      );

    expect(resumed(3, 0)).toBe('after epoch 3');
    expect(resumed(3, 1)).toBe('in epoch 4, after 1 batch');
    expect(resumed(0, 0)).toBeUndefined();
  });

  it('is empty where nothing was told', () => {
    expect(runConditions({}, NO_LIVE_TRAINING)).toEqual([]);
  });
});

describe('earlyEnd', () => {
  const short = aRun({ epochs: epochsOf(0.5) });

  it('tells early stopping from a run that was finished by hand', () => {
    expect(earlyEnd({ ...short, conditions: { ...conditions, stoppedEarly: true } })).toMatch(
      /did not rise/,
    );
    expect(earlyEnd(short)).toMatch(/by hand/);
  });

  it('is nothing for a run that has all its epochs, or is not finished', () => {
    expect(earlyEnd({ ...short, settings: { ...short.settings, epochs: 1 } })).toBeNull();
    expect(earlyEnd({ ...short, state: 'paused' })).toBeNull();
  });
});
