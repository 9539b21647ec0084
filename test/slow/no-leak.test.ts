import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { tf } from '../../src/main/trainer/backend.ts';
import { featureData } from '../../src/main/trainer/feature-data.ts';
import { imageData } from '../../src/main/trainer/image-data.ts';
import { loadNetwork } from '../../src/main/trainer/load-network.ts';
import { parseManifest } from '../../src/main/trainer/manifest.ts';
import type { Network } from '../../src/main/trainer/network.ts';
import type { TrainingData } from '../../src/main/trainer/training-data.ts';
import type { SettledFineTuneSettings } from '../../src/shared/domain/fine-tune.ts';
import { narrowVgg19 } from '../helpers/narrow-network.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { trainInMemory } from '../helpers/train-in-memory.ts';
import { tinySettings, writeTinyDataset } from '../integration/trainer/tiny-dataset.ts';

const STEPS = 500;
/** Steps until the allocators have all that they will ever hold. */
const WARM_UP = 200;
const EVERY = 10;
/** A fifth of one batch's pixels; what tensors hold is counted exactly. */
const MOST_BYTES_PER_STEP = 32 * 1024;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('500 steps of FT-A, from image files, hold no more tensors and no more memory at their end', async () => {
  const { manifest } = await writeTinyDataset(temporaryFolder());
  const network = await narrowVgg19();
  const settings = {
    ...stepsOf('FT-A', 24),
    augmentation: { mirror: true, crop: 0.2, colour: 0.2 },
  };
  const data = imageData(parseManifest(readFileSync(manifest, 'utf8')), network, settings);
  expectFlat(await watched(network, data, settings));
  network.model.dispose();
});

test('500 steps of FT-F, from features on disk, hold no more tensors and no more memory at their end', async () => {
  const folder = temporaryFolder();
  const { manifest } = await writeTinyDataset(folder);
  const settings = stepsOf('FT-F', 24);
  const network = await loadNetwork(settings.network, { ...settings, weightsFolder: null });
  const computing = featureData(
    parseManifest(readFileSync(manifest, 'utf8')),
    network,
    settings,
    folder,
  );
  let computed = await computing.next();
  while (computed.done !== true) computed = await computing.next();
  const data = computed.value;
  expectFlat(await watched(network, data, settings));
  await data.close();
  network.model.dispose();
});

/** Settings that make 500 steps of all that a step can have: several batches, weight decay, clipped gradients. */
function stepsOf(mode: 'FT-F' | 'FT-A', images: number): SettledFineTuneSettings {
  const [batchSize, accumulate] = [3, 2];
  const settings = tinySettings(mode, { optimizer: mode === 'FT-F' ? 'adam' : 'sgd' });
  return {
    ...settings,
    batchSize,
    accumulate,
    weightDecay: 1e-4,
    clipNorm: 1,
    learningRate: 1e-3,
    epochs: (STEPS * batchSize * accumulate) / images,
  };
}

type Sample = { readonly step: number; readonly tensors: number; readonly bytes: number };

/** What is held after every few steps. */
async function watched(
  network: Network,
  data: TrainingData,
  settings: SettledFineTuneSettings,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  let step = 0;
  const look = () => {
    step += 1;
    if (step % EVERY !== 0) return;
    collectGarbage();
    const { numTensors: tensors } = tf.memory();
    // Memory that the garbage collector keeps in reserve comes and goes as it likes.
    const { rss, heapTotal, heapUsed } = process.memoryUsage();
    samples.push({ step, tensors, bytes: rss - (heapTotal - heapUsed) });
  };
  for await (const _ of trainInMemory(network, data, settings, look));
  expect(step).toBe(STEPS);
  return samples;
}

function expectFlat(samples: readonly Sample[]): void {
  expect(new Set(samples.map(({ tensors }) => tensors)).size).toBe(1);
  const settled = samples.filter(({ step }) => step > WARM_UP);
  const growth = slope(settled);
  console.log(`resident memory: ${(growth / 1024).toFixed(2)} KiB per step after ${WARM_UP} steps`);
  expect(growth).toBeLessThan(MOST_BYTES_PER_STEP);
}

/** Bytes per step of the straight line through the samples (least squares). */
function slope(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [step, bytes] = [mean(samples.map((s) => s.step)), mean(samples.map((s) => s.bytes))];
  const across = samples.map((s) => (s.step - step) * (s.bytes - bytes));
  return mean(across) / mean(samples.map((s) => (s.step - step) ** 2));
}
