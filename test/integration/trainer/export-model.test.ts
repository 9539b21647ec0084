import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Tensor4D, tf } from '../../../src/main/trainer/backend.ts';
import { readNewestCheckpoint } from '../../../src/main/trainer/checkpoint.ts';
import { headLogits } from '../../../src/main/trainer/classification-head.ts';
import { exportModel } from '../../../src/main/trainer/export-model.ts';
import { imageBatches } from '../../../src/main/trainer/image-batches.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';
import { predict } from '../../../src/main/trainer/predict.ts';
import { storedWeights } from '../../../src/main/trainer/stored-weights.ts';
import { restoreVariables } from '../../../src/main/trainer/tensor-file.ts';
import type { Prediction } from '../../../src/shared/contract/trainer-contract.ts';
import { ModelDescription } from '../../../src/shared/domain/model-description.ts';
import { scalePixels } from '../../../src/shared/domain/preprocessing.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinySettings } from './tiny-dataset.ts';
import { failureOf, tinyDatasetOfFile, trained } from './train-tiny.ts';

const dataset = tinyDatasetOfFile();

async function predicted(modelFolder: string, paths: readonly string[]): Promise<Prediction[]> {
  const predictions: Prediction[] = [];
  for await (const batch of predict(modelFolder, paths)) predictions.push(...batch);
  return predictions;
}

/** Probabilities from the run's own weights, without an exported model: one row per image. */
async function runProbabilities(runFolder: string, paths: readonly string[]): Promise<number[][]> {
  const checkpoint = await readNewestCheckpoint(runFolder);
  if (!checkpoint) throw new Error('the run has no checkpoint');
  const { settings } = checkpoint.record;
  const network = await loadNetwork(settings.network, { ...settings, weightsFolder: null });
  await restoreVariables(
    storedWeights(network, settings.mode),
    checkpoint.record.weights,
    checkpoint.weightsFile,
  );
  const rows: number[][] = [];
  const images = paths.map((path) => ({ path }));
  for await (const { items, pixels } of imageBatches(images, 7, settings.inputSize)) {
    const shape = [items.length, settings.inputSize, settings.inputSize, 3] as const;
    const input: Tensor4D = tf.tensor4d(scalePixels(pixels, network.preprocessing), [...shape]);
    const logits = headLogits(network.model, network.head, network.features(input), null);
    rows.push(...(tf.softmax(logits).arraySync() as number[][])); // why: logits are a matrix
  }
  network.model.dispose();
  return rows;
}

test.each(['FT-F', 'FT-A'] as const)(
  'an exported %s model answers as the run does, within 1e-5, image by image',
  async (mode) => {
    const runFolder = temporaryFolder();
    await trained(runFolder, dataset().manifest, tinySettings(mode, { epochs: 1 }));
    const modelFolder = join(runFolder, 'model');
    await exportModel({ runFolder, modelFolder });
    const paths = dataset().paths;
    const missing = join(runFolder, 'missing.png');

    const before = tf.memory().numTensors;
    const predictions = await predicted(modelFolder, [...paths, missing, ...paths]);
    expect(tf.memory().numTensors).toBe(before);

    expect(predictions.map(({ path }) => path)).toEqual([...paths, missing, ...paths]);
    expect(predictions[paths.length]?.probabilities).toBeNull();
    const own = await runProbabilities(runFolder, paths);
    const twice = [...own, ...own];
    const answered = predictions.flatMap(({ probabilities }) =>
      probabilities ? [probabilities] : [],
    );
    expect(answered).toHaveLength(twice.length);
    for (const [index, row] of answered.entries()) {
      for (const [polarity, value] of row.entries()) {
        const expected = twice[index]?.[polarity] ?? Number.NaN;
        expect(Math.abs(value - expected)).toBeLessThan(1e-5);
      }
    }
  },
);

test('a model folder says how to use it, and replaces the one that was there', async () => {
  const runFolder = temporaryFolder();
  const settings = tinySettings('FT-F', { epochs: 2 });
  await trained(runFolder, dataset().manifest, settings);
  const modelFolder = join(runFolder, 'deep/model');
  await exportModel({ runFolder, modelFolder });
  const { files } = await exportModel({ runFolder, modelFolder });
  const names = files.map((file) => file.slice(modelFolder.length + 1));
  expect(names).toEqual(expect.arrayContaining(['model.json', 't4sa.json', 'README.md']));
  const json = readFileSync(join(modelFolder, 't4sa.json'), 'utf8');
  const description = ModelDescription.parse(JSON.parse(json));
  expect(description.settings).toEqual(settings);
  expect(description.classes).toEqual(['NEG', 'NEU', 'POS']);
  expect(readFileSync(join(modelFolder, 'README.md'), 'utf8')).toContain('96');
});

test('a run without a finished epoch cannot be exported', async () => {
  const folder = temporaryFolder();
  const failure = await failureOf(
    exportModel({ runFolder: folder, modelFolder: join(folder, 'model') }),
  );
  expect(failure.message).toContain('no finished epoch');
});

test('a folder without a model is refused', async () => {
  const failure = await failureOf(predicted(temporaryFolder(), []));
  expect(failure.message).toContain('does not hold a model');
});
