import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { forkTrainer } from '../../../src/main/app/fork-trainer.ts';
import type { FineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import type { Job } from '../../../src/shared/domain/job.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { fillWithPictures } from '../../helpers/trainable-workspace.ts';
import { tinySettings } from '../trainer/tiny-dataset.ts';

const ENTRY = fileURLToPath(new URL('../../../src/main/trainer/entry.ts', import.meta.url));

/** A program with a trainer and a dataset of plainly different pictures. */
async function aTrainingStudio() {
  const { studio, client, ...others } = await aStudio({
    startTrainer: (...start) => forkTrainer(ENTRY, ...start),
  });
  const session = studio.requireSession();
  await fillWithPictures(session.workspace);
  const start = (name: string, changes: Partial<FineTuneSettings> = {}) =>
    client.jobs.start({
      kind: 'train',
      ...{ name, dataset: 'd', settings: tinySettings('FT-F', changes) },
    });
  return {
    ...others,
    studio,
    client,
    workspace: session.workspace,
    start,
    ended: (job: Job) => session.jobs.ended(job.jobId),
    stateOf: (name: string) => session.workspace.runs.find(name)?.state,
    /** Waits for the next event of a run's training that is of this kind. */
    until: async (name: string, kind: 'batch-ended' | 'epoch-ended') => {
      for await (const event of await client.runs.watch({ name })) if (event.kind === kind) return;
    },
  };
}

/** So many epochs that nobody waits for their end. */
const LONG = { epochs: 1000 };

describe('a queue of trainings', () => {
  it('is written down at once, and each of them can be paused or cancelled', async () => {
    const { client, start, ended, stateOf, until } = await aTrainingStudio();
    const first = await start('first', LONG);
    const watching = until('first', 'epoch-ended');
    const second = await start('second', LONG);
    const third = await start('third', LONG);
    expect(['second', 'third'].map(stateOf)).toEqual(['queued', 'queued']);
    await watching;
    expect(stateOf('first')).toBe('running');

    await client.jobs.pause({ jobId: second.jobId });
    await client.jobs.cancel({ jobId: third.jobId });
    await client.jobs.pause({ jobId: first.jobId });
    expect((await ended(first)).state).toBe('cancelled');

    expect(stateOf('first')).toBe('paused');
    expect(stateOf('second')).toBe('paused');
    expect(stateOf('third')).toBeUndefined();
  });

  it('a paused run has a checkpoint of the moment in which its job ends, and goes on from there', async () => {
    const { client, workspace, start, ended, stateOf, until } = await aTrainingStudio();
    const job = await start('r', LONG);
    await until('r', 'epoch-ended');

    await client.jobs.pause({ jobId: job.jobId });
    await ended(job);

    const checkpoints = join(workspace.runFiles.folderOf('r'), 'checkpoints');
    const before = readdirSync(checkpoints).sort();
    const epochs = Number(/\d+/.exec(before.at(-1) ?? '')?.[0]);
    expect(epochs).toBeGreaterThan(0);
    expect((await ended(await start('r', { epochs: epochs + 1 }))).state).toBe('finished');
    expect(stateOf('r')).toBe('finished');
    expect(workspace.runs.find('r')?.epochs).toHaveLength(epochs + 1);
  }, 60_000);

  it('refuses at once what could not be trained when its turn comes', async () => {
    const { client, start, ended, until } = await aTrainingStudio();
    const other = { kind: 'train', name: 'x', settings: tinySettings('FT-F') } as const;
    await expect(client.jobs.start({ ...other, dataset: 'nothing' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const job = await start('r', LONG);

    expect((await start('r', LONG)).jobId).toBe(job.jobId);
    await expect(start('r', { epochs: 5 })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(client.runs.remove({ name: 'r' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(client.runs.finish({ name: 'r' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await until('r', 'batch-ended');
    await client.jobs.cancel({ jobId: job.jobId });
    await ended(job);
    await expect(start('r', { seed: 9 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('pauses trainings only', async () => {
    const { client } = await aTrainingStudio();
    const { jobId } = await client.jobs.start({ kind: 'make-thumbnails' });

    await expect(client.jobs.pause({ jobId })).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('is there when the workspace is opened again, the run under way interrupted', async () => {
    const { open, studio, client, start, until } = await aTrainingStudio();
    await start('first', LONG);
    await start('second', LONG);
    await until('first', 'batch-ended');

    await open();

    const states = (await client.runs.list()).map(({ name, state }) => [name, state]);
    expect(Object.fromEntries(states)).toEqual({ first: 'interrupted', second: 'queued' });
    expect(studio.requireSession().jobs.list()).toEqual([]);
  });
});

describe('a run whose loss is lost', () => {
  it('goes on with a smaller learning rate, as its failure says, and finishes', async () => {
    const { client, start, ended } = await aTrainingStudio();
    const wild = { optimizer: 'sgd', momentum: 0.99, learningRate: 10, epochs: 50 } as const;

    const failed = await ended(await start('r', wild));

    expect(failed.state).toBe('failed');
    const { state, failure, epochs } = await client.runs.get({ name: 'r' });
    expect(state).toBe('failed');
    expect(failure).toContain('Go on with a learning rate ten times smaller');
    const careful = { ...wild, learningRate: 1e-5, clipNorm: 1, epochs: epochs.length + 2 };
    expect((await ended(await start('r', careful))).state).toBe('finished');
    expect(await client.runs.get({ name: 'r' })).toMatchObject({
      state: 'finished',
      failure: null,
    });
  }, 60_000);
});

describe('a run that was stopped', () => {
  it('can be finished with its best epoch, shows what it holds, and can be removed', async () => {
    const { client, workspace, start, ended, until } = await aTrainingStudio();
    const job = await start('r', LONG);
    await until('r', 'epoch-ended');
    await client.jobs.cancel({ jobId: job.jobId });
    await ended(job);

    const finished = await client.runs.finish({ name: 'r' });

    expect(finished.state).toBe('finished');
    expect(finished.bestEpoch).toBeGreaterThan(0);
    expect(readdirSync(workspace.runFiles.modelFolderOf('r'))).toContain('model.json');
    const { bytes, evaluations } = await client.runs.footprint({ name: 'r' });
    expect(bytes).toBeGreaterThan(1e6);
    expect(evaluations).toEqual([]);
    expect(await client.runs.remove({ name: 'r' })).toEqual([]);
    expect(readdirSync(workspace.folders.runs)).toEqual([]);
    await expect(client.runs.footprint({ name: 'r' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }, 60_000);
});
