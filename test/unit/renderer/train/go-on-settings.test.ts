import { describe, expect, it } from 'vitest';
import {
  goOnProblem,
  hasLostItsLoss,
  offeredGoOn,
} from '../../../../src/renderer/features/train/run/go-on-settings.ts';
import { defaultFineTuneSettings } from '../../../../src/shared/domain/fine-tune.ts';
import { aRun, epochsOf } from './a-run.ts';

const settings = { ...defaultFineTuneSettings('FT-F'), epochs: 10, learningRate: 1e-3 };

describe('offeredGoOn', () => {
  it('offers a paused run what it was asked for', () => {
    const run = aRun({ state: 'paused', settings, epochs: epochsOf(0.4, 0.5) });

    expect(offeredGoOn(run)).toEqual({
      epochs: 10,
      patience: null,
      learningRate: 1e-3,
      clipNorm: null,
    });
    expect(goOnProblem(run, offeredGoOn(run))).toBeNull();
  });

  it('offers a tenth of the learning rate after the loss was lost', () => {
    const failure = 'the loss was no longer a number in batch 3 of epoch 2';
    const run = aRun({ state: 'failed', settings, failure });

    expect(hasLostItsLoss(run)).toBe(true);
    expect(offeredGoOn(run).learningRate).toBe(1e-4);
    expect(hasLostItsLoss(aRun({ state: 'failed', failure: 'the disk is full' }))).toBe(false);
  });

  it('offers a finished run half as many epochs again', () => {
    const run = aRun({ settings: { ...settings, epochs: 3 }, epochs: epochsOf(0.4, 0.5, 0.6) });

    expect(offeredGoOn(run).epochs).toBe(5);
  });

  it('offers a run that stopped early patience for the epochs that are added', () => {
    const run = aRun({
      settings: { ...settings, patience: 2 },
      epochs: epochsOf(0.4, 0.6, 0.5, 0.5),
    });

    expect(offeredGoOn(run)).toMatchObject({ epochs: 9, patience: 7 });
    expect(goOnProblem(run, offeredGoOn(run))).toBeNull();
  });
});

describe('goOnProblem', () => {
  const run = aRun({ settings, epochs: epochsOf(0.6, 0.5) });
  const offered = offeredGoOn(run);

  it('tells of too few epochs', () => {
    expect(goOnProblem(run, { ...offered, epochs: 2 })).toMatch(/2 epochs already/);
  });

  it('tells of patience that has run out already', () => {
    expect(goOnProblem(run, { ...offered, patience: 1 })).toMatch(/stop at once/);
    expect(goOnProblem(run, { ...offered, patience: 2 })).toBeNull();
  });

  it('leaves patience alone where nothing was validated', () => {
    const blind = aRun({ settings, epochs: epochsOf(null, null) });

    expect(goOnProblem(blind, { ...offered, patience: 1 })).toBeNull();
  });
});
