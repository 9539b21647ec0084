import { describe, expect, it } from 'vitest';
import {
  titleOf,
  trainingEnd,
} from '../../../../src/renderer/features/jobs-tray/training-words.ts';
import { aJob } from '../train/a-run.ts';

describe('trainingEnd', () => {
  it('tells what came of a training', () => {
    const summary = { epochs: 12, bestEpoch: 7, validationAccuracy: 0.7134 };

    expect(trainingEnd({ ...aJob('1', 'mine', 'finished'), summary })).toEqual({
      run: 'mine',
      title: 'mine is trained',
      text: '12 epochs, the best is epoch 7, validation accuracy 71.3 %',
    });
  });

  it('tells why a training failed, and what to do', () => {
    const failure = {
      kind: 'TRAINER_FAILED',
      message: 'the loss was no longer a number',
      advice: 'Go on with a smaller learning rate.',
    } as const;

    expect(trainingEnd({ ...aJob('1', 'mine', 'failed'), failure })).toMatchObject({
      title: 'Train mine: the loss was no longer a number',
      text: 'Go on with a smaller learning rate.',
    });
  });

  it('is silent about what a person stopped, and about other jobs', () => {
    expect(trainingEnd(aJob('1', 'mine', 'cancelled'))).toBeNull();
    expect(trainingEnd(aJob('1', null, 'finished'))).toBeNull();
  });
});

describe('titleOf', () => {
  const training = aJob('1', 'mine', 'running');

  it('tells how far the run is that trains', () => {
    const progress = { ...training.progress, done: 8.7, total: 20 };

    expect(titleOf([{ ...training, progress }], 'Studio')).toBe('43 % · mine – Studio');
    expect(titleOf([training], 'Studio')).toBe('mine – Studio');
  });

  it('is the program’s name at other times', () => {
    expect(titleOf([aJob('1', 'mine', 'queued'), aJob('2', null, 'running')], 'Studio')).toBe(
      'Studio',
    );
  });
});
