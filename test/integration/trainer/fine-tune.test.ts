import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tf } from '../../../src/main/trainer/backend.ts';
import { exportModel } from '../../../src/main/trainer/export-model.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';
import { loadModelFolder } from '../../../src/main/trainer/model-folder.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinySettings } from './tiny-dataset.ts';
import { epochsOf, failureOf, tinyDatasetOfFile, trained, weightsOf } from './train-tiny.ts';

const dataset = tinyDatasetOfFile();

test('FT-F learns the tiny dataset, tells of it in order, and leaves the convolutional part as it was', async () => {
  const runFolder = temporaryFolder();
  const before = tf.memory().numTensors;
  const events = await trained(runFolder, dataset().manifest, tinySettings('FT-F'));
  expect(tf.memory().numTensors).toBe(before);
  const kinds = events.map((event) => event.kind);
  expect(kinds[0]).toBe('prepared');
  expect(kinds.filter((kind, index) => kind !== kinds[index - 1]).slice(0, 4)).toEqual([
    'prepared',
    'features-computed',
    'batch-ended',
    'epoch-ended',
  ]);
  expect(events.at(-1)).toMatchObject({ kind: 'finished', epochs: 8, skippedImages: 0 });
  const last = epochsOf(events).at(-1);
  expect(last?.trainAccuracy).toBeGreaterThan(0.9);
  expect(last?.validationAccuracy).toBeGreaterThan(0.9);

  const modelFolder = join(runFolder, 'model');
  await exportModel({ runFolder, modelFolder });
  const untrained = await untrainedWeights(96);
  for (const [name, values] of await convolutionalWeights(modelFolder)) {
    expect(values === untrained.get(name), name).toBe(true);
  }
});

test('FT-A changes all layers but the stored statistics', async () => {
  const runFolder = temporaryFolder();
  const before = tf.memory().numTensors;
  await trained(runFolder, dataset().manifest, tinySettings('FT-A'));
  expect(tf.memory().numTensors).toBe(before);
  const modelFolder = join(runFolder, 'model');
  await exportModel({ runFolder, modelFolder });
  const untrained = await untrainedWeights(96);
  for (const [name, values] of await convolutionalWeights(modelFolder)) {
    expect(values === untrained.get(name), name).toBe(/moving_(mean|variance)/.test(name));
  }
});

test('another seed gives another order and other weights', async () => {
  const [one, two] = [temporaryFolder(), temporaryFolder()];
  await trained(one, dataset().manifest, tinySettings('FT-F', { epochs: 1 }));
  await trained(two, dataset().manifest, tinySettings('FT-F', { epochs: 1, seed: 6 }));
  expect(weightsOf(one, 1).equals(weightsOf(two, 1))).toBe(false);
});

test.each(['FT-F', 'FT-A'] as const)(
  '%s leaves out and counts images that cannot be decoded',
  async (mode) => {
    const runFolder = temporaryFolder();
    const broken = join(runFolder, 'broken.jpg');
    writeFileSync(broken, 'not an image');
    const lines = readFileSync(dataset().manifest, 'utf8');
    const manifest = join(runFolder, 'manifest.tsv');
    writeFileSync(
      manifest,
      `${broken}\t0\ttrain\n${lines}${runFolder}/missing.png\t1\tvalidation\n`,
    );
    const settings = tinySettings(mode, { epochs: 1 });
    const events = await trained(runFolder, manifest, settings);
    expect(events.at(-1)).toMatchObject({ kind: 'finished', skippedImages: 2 });
  },
);

test('fails with advice when no training image can be decoded', async () => {
  const runFolder = temporaryFolder();
  const manifest = join(runFolder, 'manifest.tsv');
  writeFileSync(manifest, `${runFolder}/missing.png\t1\ttrain\n`);
  for (const mode of ['FT-F', 'FT-A'] as const) {
    const run = trained(join(runFolder, mode), manifest, tinySettings(mode));
    expect((await failureOf(run)).message).toContain('none of the training images');
  }
});

test('fails with advice when the loss is no longer a number, and leaves no tensor behind', async () => {
  const before = tf.memory().numTensors;
  const settings = tinySettings('FT-F', {
    optimizer: 'sgd',
    learningRate: 10,
    momentum: 0.99,
    epochs: 50,
  });
  const failure = await failureOf(trained(temporaryFolder(), dataset().manifest, settings));
  expect(failure.message).toContain('no longer a number');
  expect(failure.advice).toContain('learning rate');
  expect(tf.memory().numTensors).toBe(before);
});

/** Values of the convolutional layers of an exported model, by name. */
async function convolutionalWeights(modelFolder: string): Promise<ReadonlyMap<string, string>> {
  const { model } = await loadModelFolder(modelFolder);
  const layers = model.layers.filter((layer) => layer.getClassName() !== 'Dense');
  const weights = layers.flatMap((layer) => layer.weights);
  const values = weights.map(
    (weight) => [weight.originalName, hash(weight.read().dataSync())] as const,
  );
  model.dispose();
  return new Map(values);
}

function hash(values: ArrayLike<number>): string {
  return Buffer.from(Float32Array.from(values).buffer).toString('base64');
}

async function untrainedWeights(size: number): Promise<ReadonlyMap<string, string>> {
  const { model } = await loadNetwork('MobileNetV2', {
    inputSize: size,
    seed: 5,
    weights: { kind: 'shipped' },
    weightsFolder: null,
  });
  const weights = model.layers.flatMap((layer) => layer.weights);
  const values = weights.map(
    (weight) => [weight.originalName, hash(weight.read().dataSync())] as const,
  );
  model.dispose();
  return new Map(values);
}
