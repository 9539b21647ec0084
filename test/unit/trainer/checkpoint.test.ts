import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tf, type Variable } from '../../../src/main/trainer/backend.ts';
import {
  type CheckpointContent,
  readCheckpoint,
  readNewestCheckpoint,
  writeCheckpoint,
} from '../../../src/main/trainer/checkpoint.ts';
import { restoreVariables } from '../../../src/main/trainer/tensor-file.ts';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

function content(weight: Variable, validationAccuracies: readonly number[]): CheckpointContent {
  return {
    settings: defaultFineTuneSettings('FT-F'),
    manifestHash: 'abc',
    epochs: validationAccuracies.map((validationAccuracy, index) => ({
      epoch: index + 1,
      trainLoss: 1,
      trainAccuracy: 0.4,
      validationLoss: 1,
      validationAccuracy,
      seconds: 2,
    })),
    position: null,
    optimizerSteps: 7 * validationAccuracies.length,
    weights: { 'a/kernel': weight, 'a/bias': weight },
    optimizer: {},
  };
}

/** A run of three epochs, the first of them the best; each stored `[epoch, -epoch]` twice. */
async function threeEpochs(): Promise<string> {
  const runFolder = temporaryFolder();
  for (const accuracies of [[0.6], [0.6, 0.5], [0.6, 0.5, 0.55]]) {
    const weight = tf.variable(tf.tensor1d([accuracies.length, -accuracies.length]));
    await writeCheckpoint(runFolder, content(weight, accuracies));
    weight.dispose();
  }
  return runFolder;
}

test('keeps the newest and the best epoch, and the metrics of all', async () => {
  const runFolder = await threeEpochs();
  expect(readdirSync(join(runFolder, 'checkpoints')).sort()).toEqual(['epoch-0001', 'epoch-0003']);
  const newest = await readNewestCheckpoint(runFolder);
  expect(newest?.record.epochs.map((metrics) => metrics.epoch)).toEqual([1, 2, 3]);
  expect(newest?.record.optimizerSteps).toBe(21);
});

test('gives weights back as they were', async () => {
  const newest = await readNewestCheckpoint(await threeEpochs());
  if (!newest) throw new Error('no checkpoint was found');
  const kernel = tf.variable(tf.zeros([2]));
  const bias = tf.variable(tf.zeros([2]));
  await restoreVariables(
    { 'a/kernel': kernel, 'a/bias': bias },
    newest.record.weights,
    newest.weightsFile,
  );
  expect([...kernel.dataSync(), ...bias.dataSync()]).toEqual([3, -3, 3, -3]);
  const other = { 'a/kernel': kernel, 'b/bias': bias };
  await expect(restoreVariables(other, newest.record.weights, newest.weightsFile)).rejects.toThrow(
    'a/bias',
  );
});

test('a damaged checkpoint is passed over for the one before it', async () => {
  const runFolder = await threeEpochs();
  writeFileSync(join(runFolder, 'checkpoints/epoch-0003/weights.bin'), Buffer.alloc(16));
  expect((await readNewestCheckpoint(runFolder))?.record.epochs).toHaveLength(1);
  expect(await readCheckpoint(runFolder, 3)).toBeNull();
});

test('a folder without checkpoints has none', async () => {
  expect(await readNewestCheckpoint(temporaryFolder())).toBeNull();
});
