import { describe, expect, it } from 'vitest';
import { comparedOutcomes } from '../../../../src/renderer/features/train/compare/compare-outcomes.ts';
import { runLook } from '../../../../src/renderer/features/train/compare/run-look.ts';
import { shownEpochs } from '../../../../src/renderer/features/train/run/shown-epochs.ts';
import { tensorboardCommand } from '../../../../src/renderer/features/train/run/tensorboard-command.ts';
import { rateText } from '../../../../src/renderer/features/train/run/training-figures.ts';
import { aRun, epochsOf } from './a-run.ts';

describe('comparedOutcomes', () => {
  const runs = [
    aRun({ epochs: epochsOf(0.4, 0.7) }),
    aRun({ epochs: epochsOf(0.8) }),
    aRun({ state: 'queued' }),
  ];

  it('sets what came of runs side by side, and marks the best', () => {
    const rows = comparedOutcomes(runs);

    expect(rows.find(({ name }) => name === 'Validation accuracy')).toEqual({
      name: 'Validation accuracy',
      texts: ['70.0 %', '80.0 %', '–'],
      best: [1],
    });
    expect(rows.find(({ name }) => name === 'Best epoch')?.texts).toEqual(['2', '1', '–']);
    expect(rows.find(({ name }) => name === 'Time trained')?.texts).toEqual(['20 s', '10 s', '–']);
  });

  it('marks none where all are the same', () => {
    const rows = comparedOutcomes(runs);

    expect(rows.find(({ name }) => name === 'Time per epoch')?.best).toEqual([]);
  });
});

describe('runLook', () => {
  it('draws no two of 36 runs alike', () => {
    const looks = Array.from({ length: 36 }, (_, place) => JSON.stringify(runLook(place)));

    expect(new Set(looks).size).toBe(36);
  });

  it('draws the first six apart by colour alone, and by dashes alone', () => {
    const looks = Array.from({ length: 6 }, (_, place) => runLook(place));

    expect(new Set(looks.map(({ colour }) => colour)).size).toBe(6);
    expect(new Set(looks.map(({ dash }) => dash)).size).toBe(6);
  });
});

describe('tensorboardCommand', () => {
  it('names the folder of the run’s event files as the system writes it', () => {
    expect(tensorboardCommand('/home/me/my work', 'mine')).toBe(
      'tensorboard --logdir "/home/me/my work/runs/mine/tensorboard"',
    );
    expect(tensorboardCommand('C:\\work', 'mine')).toBe(
      'tensorboard --logdir "C:\\work\\runs\\mine\\tensorboard"',
    );
  });
});

describe('shownEpochs', () => {
  it('gives the beginning of a long run room, and the rest all of it', () => {
    expect([0, 0.5, 3, 30.2, 200, 400].map((trained) => shownEpochs(trained, 400))).toEqual([
      4, 4, 6, 61, 400, 400,
    ]);
  });

  it('never draws more than is planned, but for what was trained', () => {
    expect(shownEpochs(0, 2)).toBe(2);
    expect(shownEpochs(12, 10)).toBe(12);
    expect(shownEpochs(0, 1)).toBe(1);
  });
});

describe('rateText', () => {
  it('is short for every size', () => {
    expect([0.001, 0.01, 2.5e-5, 1e-4, 0].map(rateText)).toEqual([
      '0.001',
      '0.01',
      '2.5e-5',
      '1e-4',
      '0',
    ]);
  });
});
