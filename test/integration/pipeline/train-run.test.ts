import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bestEpoch } from '../../../src/main/domain/training/best-epoch.ts';
import { askForRun } from '../../../src/main/pipeline/ask-for-run.ts';
import { datasetLeaks } from '../../../src/main/pipeline/dataset-leaks.ts';
import { finishRun } from '../../../src/main/pipeline/finish-run.ts';
import type { Trainer } from '../../../src/main/pipeline/ports/trainer.ts';
import { removeRun } from '../../../src/main/pipeline/remove-run.ts';
import { type StopCause, Stopped } from '../../../src/main/pipeline/stage-control.ts';
import { stopRun } from '../../../src/main/pipeline/stop-run.ts';
import { trainRun } from '../../../src/main/pipeline/train-run.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import {
  defaultFineTuneSettings,
  type FineTuneSettings,
} from '../../../src/shared/domain/fine-tune.ts';
import type { RunConditions } from '../../../src/shared/domain/run.ts';
import type { EpochMetrics, TrainingEvent } from '../../../src/shared/domain/training-event.ts';
import { Failure } from '../../../src/shared/failure.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fillWithDataset } from '../../helpers/trainable-workspace.ts';

const SETTINGS: FineTuneSettings = { ...defaultFineTuneSettings('FT-F'), epochs: 3 };

function metricsOf(epoch: number, validationAccuracy: number): EpochMetrics {
  return {
    ...{ epoch, trainLoss: 1, trainAccuracy: 0.5, validationLoss: 1, validationAccuracy },
    ...{ seconds: 1, learningRate: 1e-3 },
  };
}

/** Trains in no time: each epoch is better than the last. `before` is called before each new one. */
function quickTrainer(before: (epoch: number) => void = () => undefined) {
  const epochs: EpochMetrics[] = [];
  const exported: number[] = [];
  const known: Pick<Trainer, 'train' | 'exportModel'> = {
    train: async function* ({ settings }, signal) {
      for (const metrics of epochs) yield { kind: 'epoch-ended', metrics };
      while (epochs.length < settings.epochs) {
        before(epochs.length + 1);
        signal.throwIfAborted();
        const metrics = metricsOf(epochs.length + 1, 0.5 + epochs.length / 100);
        epochs.push(metrics);
        yield { kind: 'epoch-ended', metrics };
      }
      const best = bestEpoch(epochs);
      const length = epochs.length;
      yield {
        kind: 'finished',
        ...{ bestEpoch: best, epochs: length, stoppedEarly: false, skippedImages: 0 },
      };
    },
    exportModel: async () => {
      const metrics = epochs[bestEpoch(epochs) - 1];
      if (metrics === undefined) throw new Error('nothing to export');
      exported.push(metrics.epoch);
      return { files: [], metrics };
    },
  };
  return { trainer: known as Trainer, epochs, exported }; // why: the other calls are not made here
}

function train(
  workspace: Workspace,
  trainer: Trainer,
  changes: Partial<FineTuneSettings> = {},
  signal: AbortSignal = new AbortController().signal,
) {
  return trainRun(
    { ...workspace, trainer, leaks: async (name) => datasetLeaks(workspace, name) },
    {
      name: 'r',
      dataset: 'd',
      settings: { ...SETTINGS, ...changes },
      weightsFolder: null,
      nowMs: 1,
    },
    () => undefined,
    { signal, report: () => undefined },
  );
}

/** Trains until an epoch begins in which it is stopped. */
async function trainUntil(workspace: Workspace, epoch: number, cause: StopCause) {
  const controller = new AbortController();
  const quick = quickTrainer((next) => {
    if (next === epoch) controller.abort(new Stopped(cause));
  });
  await expect(train(workspace, quick.trainer, {}, controller.signal)).rejects.toThrow(Stopped);
  return quick;
}

async function filled(folder = temporaryFolder()): Promise<Workspace> {
  const workspace = await aWorkspace(folder);
  fillWithDataset(workspace);
  return workspace;
}

describe('what a run was trained with', () => {
  it('is kept with it, and how it ended', async () => {
    const workspace = await filled();
    const told: RunConditions = {
      device: 'cpu',
      trainCount: 10,
      validationCount: 2,
      trainableParameters: 3,
      batchSize: 5,
      accumulate: 2,
    };
    const prepared: TrainingEvent = {
      ...told,
      kind: 'prepared',
      resumedEpochs: 0,
      resumedBatches: 0,
    };
    const { trainer } = quickTrainer();
    const talkative: Trainer = {
      ...trainer,
      train: async function* (request, signal) {
        yield prepared;
        yield* trainer.train(request, signal);
      },
    };

    await train(workspace, talkative);

    expect(workspace.runs.find('r')?.conditions).toEqual({
      ...told,
      ...{ stoppedEarly: false, skippedImages: 0 },
    });
  });
});

describe('a run that is stopped', () => {
  it.each([
    ['paused', 'paused'],
    ['cancelled', 'cancelled'],
    ['closed', 'interrupted'],
  ] as const)('%s while it trains is %s, keeps its epochs and goes on', async (cause, state) => {
    const workspace = await filled();

    const { trainer, epochs } = await trainUntil(workspace, 2, cause);

    expect(workspace.runs.find('r')).toMatchObject({ state, epochs: [{ epoch: 1 }] });
    expect(epochs).toHaveLength(1);
    await train(workspace, trainer);
    expect(workspace.runs.find('r')).toMatchObject({ state: 'finished', bestEpoch: 3 });
  });

  it.each([
    ['paused', 'paused'],
    ['cancelled', undefined],
    ['closed', 'queued'],
  ] as const)('%s while it waits and never began is %s', async (cause, state) => {
    const workspace = await filled();
    askForRun(workspace, { name: 'r', dataset: 'd', settings: SETTINGS, nowMs: 1 });

    stopRun(workspace, 'r', cause);

    expect(workspace.runs.find('r')?.state).toBe(state);
  });

  it('cancelled while it waits to go on is kept', async () => {
    const workspace = await filled();
    await trainUntil(workspace, 2, 'paused');
    askForRun(workspace, { name: 'r', dataset: 'd', settings: SETTINGS, nowMs: 1 });
    expect(workspace.runs.find('r')?.state).toBe('queued');

    stopRun(workspace, 'r', 'cancelled');

    expect(workspace.runs.find('r')).toMatchObject({ state: 'cancelled', epochs: [{ epoch: 1 }] });
  });

  it.each(['paused', 'cancelled'] as const)(
    '%s while it waits to be trained longer is finished again',
    async (cause) => {
      const workspace = await filled();
      await train(workspace, quickTrainer().trainer);
      const longer = { ...SETTINGS, epochs: 9 };
      askForRun(workspace, { name: 'r', dataset: 'd', settings: longer, nowMs: 1 });

      stopRun(workspace, 'r', cause);

      expect(workspace.runs.find('r')).toMatchObject({ state: 'finished', bestEpoch: 3 });
    },
  );
});

describe('a run that goes on with other settings', () => {
  it('may be trained longer, faster, with more patience and with shorter gradients', async () => {
    const workspace = await filled();
    const { trainer } = await trainUntil(workspace, 2, 'cancelled');
    const changes = { epochs: 5, learningRate: 1e-5, patience: 4, clipNorm: 1 };

    await train(workspace, trainer, changes);

    expect(workspace.runs.find('r')?.settings).toEqual({ ...SETTINGS, ...changes });
  });

  it('is refused in words where it would be another run', async () => {
    const workspace = await filled();
    const { trainer } = await trainUntil(workspace, 2, 'cancelled');

    await expect(train(workspace, trainer, { seed: 7, momentum: 0.1 })).rejects.toMatchObject({
      kind: 'CONFLICT',
      message: expect.stringMatching(/momentum, seed$/),
    });
    expect(workspace.runs.find('r')).toMatchObject({ state: 'cancelled', settings: SETTINGS });
  });

  it('goes on after it was finished where more epochs are asked for', async () => {
    const workspace = await filled();
    const { trainer, exported } = quickTrainer();
    await train(workspace, trainer);

    const longer = await train(workspace, trainer, { epochs: 5 });

    expect(longer).toMatchObject({ epochs: 5, bestEpoch: 5 });
    expect(exported).toEqual([3, 5]);
  });

  it('is left as it is where it has as many epochs', async () => {
    const workspace = await filled();
    const { trainer, exported } = quickTrainer();
    await train(workspace, trainer);

    for (const epochs of [3, 1]) {
      expect(await train(workspace, trainer, { epochs, learningRate: 1 })).toMatchObject({
        epochs: 3,
        bestEpoch: 3,
      });
    }

    expect(exported).toEqual([3]);
    expect(workspace.runs.find('r')?.settings).toEqual(SETTINGS);
  });

  it('is left as it is where its patience ran out, until it has more', async () => {
    const workspace = await filled();
    const { trainer, epochs, exported } = quickTrainer();
    await train(workspace, trainer);
    for (const metrics of [metricsOf(4, 0.1), metricsOf(5, 0.1)]) {
      workspace.runs.saveEpoch('r', metrics);
      epochs.push(metrics);
    }

    await train(workspace, trainer, { epochs: 9, patience: 2 });
    expect(exported).toEqual([3]);
    await train(workspace, trainer, { epochs: 9, patience: 3 });

    expect(epochs).toHaveLength(9);
  });
});

describe('a run that fails', () => {
  it('says why and what to do, and forgets it when it goes on', async () => {
    const workspace = await filled();
    const failing = quickTrainer(() => {
      throw new Failure('TRAINER_FAILED', 'the disk is full', 'Free some space.');
    });

    await expect(train(workspace, failing.trainer)).rejects.toThrow('the disk is full');

    expect(workspace.runs.find('r')).toMatchObject({
      state: 'failed',
      failure: 'the disk is full. Free some space.',
    });
    await train(workspace, quickTrainer().trainer);
    expect(workspace.runs.find('r')).toMatchObject({ state: 'finished', failure: null });
  });
});

describe('finishing a run early', () => {
  it('makes the best epoch so far its model, also one that ended unheard', async () => {
    const workspace = await filled();
    const { trainer, epochs } = await trainUntil(workspace, 3, 'paused');
    epochs.push(metricsOf(3, 0.9));

    const finished = await finishRun({ ...workspace, trainer }, { name: 'r', weightsFolder: null });

    expect(finished).toMatchObject({ state: 'finished', bestEpoch: 3, epochs: { length: 3 } });
  });

  it('leaves a finished run as it is, and says that a run has nothing to offer yet', async () => {
    const workspace = await filled();
    const { trainer, exported } = quickTrainer();
    await train(workspace, trainer);
    const finish = (name: string) =>
      finishRun({ ...workspace, trainer }, { name, weightsFolder: null });

    await finish('r');

    expect(exported).toEqual([3]);
    askForRun(workspace, { name: 'new', dataset: 'd', settings: SETTINGS, nowMs: 1 });
    await expect(finish('new')).rejects.toMatchObject({ kind: 'CONFLICT' });
    await expect(finish('nobody')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });
});

describe('removing a run', () => {
  it('takes its folder and rows away, and leaves the name free', async () => {
    const workspace = await filled();
    await train(workspace, quickTrainer().trainer);
    expect(await workspace.runFiles.bytesOf('r')).toBeGreaterThan(0);

    await removeRun(workspace, 'r');

    expect(workspace.runs.list()).toEqual([]);
    expect(readdirSync(workspace.folders.runs)).toEqual([]);
    expect(await workspace.runFiles.bytesOf('r')).toBe(0);
    await expect(removeRun(workspace, 'r')).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await train(workspace, quickTrainer().trainer, { seed: 9 });
    expect(workspace.runs.find('r')?.settings.seed).toBe(9);
  });

  it('puts the folder back when the rows cannot go', async () => {
    const workspace = await filled();
    await train(workspace, quickTrainer().trainer);
    const runs = {
      ...workspace.runs,
      remove: () => {
        throw new Error('the disk is gone');
      },
    };

    await expect(removeRun({ ...workspace, runs }, 'r')).rejects.toThrow('the disk is gone');

    expect(readdirSync(workspace.folders.runs)).toEqual(['r']);
  });

  it('that was killed leaves all, or a folder that the next opening deletes', async () => {
    const folder = temporaryFolder();
    const workspace = await filled(folder);
    await train(workspace, quickTrainer().trainer);
    const { runs } = workspace.folders;
    await workspace.runFiles.setAside('r');
    mkdirSync(join(runs, '.removed-gone'));
    writeFileSync(join(runs, '.removed-gone', 'weights.bin'), 'x');
    workspace.close();

    const again = await aWorkspace(folder);

    expect(readdirSync(runs)).toEqual(['r']);
    expect(existsSync(join(runs, 'r', 'manifest.tsv'))).toBe(true);
    expect(again.runs.find('r')?.state).toBe('finished');
  });
});
