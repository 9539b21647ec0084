import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tf } from '../../../src/main/trainer/backend.ts';
import { estimate } from '../../../src/main/trainer/estimate.ts';
import type { FineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { tinySettings } from './tiny-dataset.ts';
import { epochsOf, failureOf, tinyDatasetOfFile, trained } from './train-tiny.ts';

const dataset = tinyDatasetOfFile();

function estimated(
  settings: FineTuneSettings,
  featuresFolder: string,
  { manifest = dataset().manifest, abort = new AbortController() } = {},
) {
  return estimate(
    { featuresFolder, manifest, settings, weightsFolder: null },
    { now: () => performance.now(), signal: abort.signal },
  );
}

test.each(['FT-F', 'FT-A'] as const)(
  'an estimate of %s adds up, writes nothing and keeps no tensor',
  async (mode) => {
    const featuresFolder = join(temporaryFolder(), 'features');
    const before = tf.memory().numTensors;
    const result = await estimated(tinySettings(mode, { epochs: 7 }), featuresFolder);

    expect(tf.memory().numTensors).toBe(before);
    expect(existsSync(featuresFolder)).toBe(false);
    expect(result).toMatchObject({
      batchSize: 8,
      accumulate: 1,
      trainCount: 24,
      validationCount: 6,
      featuresToCompute: mode === 'FT-F' ? 30 : 0,
      featuresStored: 0,
    });
    expect(result.secondsPerEpoch).toBeGreaterThan(0);
    expect(result.totalSeconds).toBeCloseTo(
      result.preparationSeconds + 7 * result.secondsPerEpoch,
      9,
    );
  },
);

test('an estimate is of the order of what training then takes', async () => {
  const runFolder = temporaryFolder();
  const settings = tinySettings('FT-A', { epochs: 3 });
  const result = await estimated(settings, runFolder);
  const startedAt = performance.now();
  await trained(runFolder, dataset().manifest, settings);
  const ratio = result.totalSeconds / ((performance.now() - startedAt) / 1000);
  console.info(`estimated / actual: ${ratio.toFixed(2)}`);
  // A machine that others work on too is not a clock; an estimate of another order is a fault all the same.
  expect(ratio).toBeGreaterThan(0.1);
  expect(ratio).toBeLessThan(10);
});

test('features that are stored are seen, are not touched, and need not be computed', async () => {
  const runFolder = temporaryFolder();
  const settings = tinySettings('FT-F', { epochs: 1 });
  expect(epochsOf(await trained(runFolder, dataset().manifest, settings))).toHaveLength(1);
  const featuresFolder = join(runFolder, 'features');
  const [network = ''] = readdirSync(featuresFolder);
  const keys = join(featuresFolder, network, 'plain.keys');
  const half = readFileSync(keys).subarray(0, 15 * 32);
  writeFileSync(keys, half);

  const mirrored = { mirror: true, crop: 0, colour: 0 };
  const [plain, versions] = [
    await estimated(settings, featuresFolder),
    await estimated({ ...settings, augmentation: mirrored }, featuresFolder),
  ];
  expect(plain).toMatchObject({ featuresStored: 15, featuresToCompute: 15 });
  expect(versions).toMatchObject({ featuresStored: 15, featuresToCompute: 45 });
  expect(readFileSync(keys).equals(half)).toBe(true);
});

test('finds the batch size where it is to be found', async () => {
  const result = await estimated(tinySettings('FT-A', { batchSize: 'auto' }), temporaryFolder());
  expect(result.batchSize * result.accumulate).toBe(64);
});

test('aborted, it ends and keeps no tensor', async () => {
  const before = tf.memory().numTensors;
  const abort = new AbortController();
  const settings = tinySettings('FT-A', { inputSize: 224 });
  const running = estimated(settings, temporaryFolder(), { abort });
  setTimeout(() => abort.abort(), 100);
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
  expect(tf.memory().numTensors).toBe(before);
});

test('fails with advice where no image can be decoded', async () => {
  const folder = temporaryFolder();
  const manifest = join(folder, 'manifest.tsv');
  writeFileSync(manifest, `${folder}/missing.png\t1\ttrain\n`);
  const failing = estimated(tinySettings('FT-A'), folder, { manifest });
  expect((await failureOf(failing)).message).toContain('could be decoded');
});
