import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TrainingEvent } from '../../../src/shared/domain/training-event.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinySettings } from './tiny-dataset.ts';
import { epochsOf, failureOf, tinyDatasetOfFile, trained, weightsOf } from './train-tiny.ts';

const PLAIN = { mirror: false, crop: 0, colour: 0 };
const dataset = tinyDatasetOfFile();

test.each(['FT-F', 'FT-A'] as const)(
  '%s stopped within an epoch and resumed ends exactly as if it had not been stopped',
  async (mode) => {
    const settings = tinySettings(mode, {
      epochs: 2,
      batchSize: 3,
      accumulate: 2,
      optimizer: 'sgd',
      weightDecay: 1e-3,
      augmentation: { mirror: true, crop: 0.2, colour: 0.2 },
      schedule: { kind: 'cosine', warmUpEpochs: 0 },
    });
    const straight = temporaryFolder();
    const expected = await trained(straight, dataset().manifest, settings);

    const resumed = temporaryFolder();
    await trained(
      resumed,
      dataset().manifest,
      settings,
      (event) => event.kind === 'batch-ended' && event.epoch === 2 && event.batch === 5,
    );
    const events = await trained(resumed, dataset().manifest, settings);

    expect(events[0]).toMatchObject({ kind: 'prepared', resumedEpochs: 1, resumedBatches: 4 });
    const withoutTime = (all: readonly TrainingEvent[]) =>
      epochsOf(all).map((metrics) => ({ ...metrics, seconds: 0 }));
    expect(withoutTime(events)).toEqual(withoutTime(expected));
    expect(weightsOf(resumed, 2).equals(weightsOf(straight, 2))).toBe(true);
  },
);

test('features are computed once, and those of a run that was stopped are kept', async () => {
  const runFolder = temporaryFolder();
  const computed = (events: readonly TrainingEvent[]) =>
    events.flatMap((event) => (event.kind === 'features-computed' ? [event.done] : []));
  const settings = tinySettings('FT-F', { epochs: 1 });
  await trained(runFolder, dataset().manifest, settings, (event) => event.kind === 'batch-ended');
  expect(computed(await trained(runFolder, dataset().manifest, settings))).toEqual([30]);
});

test('a finished run is told of again, and can be trained longer', async () => {
  const runFolder = temporaryFolder();
  const settings = tinySettings('FT-F', { epochs: 2 });
  await trained(runFolder, dataset().manifest, settings);
  const again = await trained(runFolder, dataset().manifest, settings);
  expect(again.map((event) => event.kind)).toEqual([
    'prepared',
    'epoch-ended',
    'epoch-ended',
    'finished',
  ]);
  const longer = await trained(runFolder, dataset().manifest, { ...settings, epochs: 3 });
  expect(epochsOf(longer).map((metrics) => metrics.epoch)).toEqual([1, 2, 3]);
});

test('refuses to go on with other settings', async () => {
  const runFolder = temporaryFolder();
  await trained(runFolder, dataset().manifest, tinySettings('FT-F', { epochs: 1 }));
  const changed = tinySettings('FT-F', { epochs: 1, momentum: 0.1, seed: 6 });
  const failure = await failureOf(trained(runFolder, dataset().manifest, changed));
  expect(failure.message).toContain('momentum, seed');
});

test('a run that is killed goes on from the checkpoint of the last interval, and ends the same', async () => {
  const settings = tinySettings('FT-F', { epochs: 1 });
  const straight = temporaryFolder();
  await trained(straight, dataset().manifest, settings);
  const killed = temporaryFolder();
  const atTwo = join(killed, 'checkpoints/epoch-0000-batch-000002');
  const rescued = join(killed, 'rescued');
  await trained(
    killed,
    dataset().manifest,
    settings,
    (event) => {
      if (event.kind === 'batch-ended' && event.batch === 2)
        cpSync(atTwo, rescued, { recursive: true });
      return event.kind === 'epoch-ended';
    },
    { checkpointIntervalMs: 0 },
  );
  rmSync(join(killed, 'checkpoints'), { recursive: true });
  mkdirSync(join(killed, 'checkpoints'));
  renameSync(rescued, atTwo);
  const events = await trained(killed, dataset().manifest, settings);
  expect(events[0]).toMatchObject({ resumedEpochs: 0, resumedBatches: 2 });
  expect(weightsOf(killed, 1).equals(weightsOf(straight, 1))).toBe(true);
  expect(readdirSync(join(killed, 'checkpoints'))).toEqual(['epoch-0001']);
});

test('a run whose loss was lost goes on more carefully from where it was whole', async () => {
  const runFolder = temporaryFolder();
  const wild = tinySettings('FT-F', {
    optimizer: 'sgd',
    learningRate: 10,
    momentum: 0.99,
    epochs: 50,
  });
  await failureOf(
    trained(runFolder, dataset().manifest, wild, undefined, { checkpointIntervalMs: 0 }),
  );
  const careful = { ...wild, learningRate: 1e-4, clipNorm: 1, epochs: 1 };
  const events = await trained(runFolder, dataset().manifest, careful);
  expect(events.at(-1)?.kind).toBe('finished');
});

test('patience ends a training that does not get better', async () => {
  const settings = tinySettings('FT-F', { learningRate: 1e-9, epochs: 9, patience: 2 });
  const events = await trained(temporaryFolder(), dataset().manifest, settings);
  expect(events.at(-1)).toMatchObject({ kind: 'finished', epochs: 3, stoppedEarly: true });
});

test('batches that are found automatically make steps of the size that was asked for', async () => {
  const settings = tinySettings('FT-A', { batchSize: 'auto', augmentation: PLAIN });
  const events = await trained(temporaryFolder(), dataset().manifest, settings);
  const [prepared] = events;
  if (prepared?.kind !== 'prepared') throw new Error('the first event is another');
  expect(prepared.batchSize * prepared.accumulate).toBe(64);
});
