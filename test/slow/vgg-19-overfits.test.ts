import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDemoBenchmark } from '../../src/main/demo/demo-benchmark.ts';
import { imageData } from '../../src/main/trainer/image-data.ts';
import { loadNetwork } from '../../src/main/trainer/load-network.ts';
import type { LabelledImage } from '../../src/main/trainer/manifest.ts';
import { defaultFineTuneSettings } from '../../src/shared/domain/fine-tune.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { trainInMemory } from '../helpers/train-in-memory.ts';

const IMAGES = 64;
const FOLDERS = ['negative', 'neutral', 'positive'];

/** Quiet, two cores need about half a minute per epoch, and a few dozen of them. */
test('VGG-19 from random weights learns 64 images of the demo by heart in FT-A', async () => {
  const images = await demoImages();
  const network = await loadNetwork('VGG-19', {
    inputSize: 224,
    seed: 1,
    weights: { kind: 'random' },
    weightsFolder: null,
  });
  const settings = {
    ...defaultFineTuneSettings('FT-A', 'VGG-19'),
    epochs: 80,
    batchSize: 8,
    optimizer: 'adam',
    learningRate: 1e-4,
    lastLayerRate: 1,
    schedule: { kind: 'constant' },
    clipNorm: null,
    augmentation: { mirror: false, crop: 0, colour: 0 },
  } as const;
  // Judged on the images that it learns from, with dropout off.
  const data = imageData({ train: images, validation: images }, network, settings);
  let accuracy = 0;
  for await (const metrics of trainInMemory(network, data, settings)) {
    accuracy = metrics.validationAccuracy ?? 0;
    const { epoch, trainLoss, seconds } = metrics;
    console.log(
      `epoch ${epoch}: loss ${trainLoss.toFixed(3)}, accuracy ${(100 * accuracy).toFixed(1)} %, ${seconds.toFixed(0)} s`,
    );
    if (accuracy > 0.95) break;
  }
  network.model.dispose();
  expect(accuracy).toBeGreaterThan(0.95);
});

async function demoImages(): Promise<readonly LabelledImage[]> {
  const folder = join(temporaryFolder(), 'scenes');
  await writeDemoBenchmark(folder, { seed: 3, perPolarity: Math.ceil(IMAGES / FOLDERS.length) });
  const byPolarity = FOLDERS.map((name) => readdirSync(join(folder, name)).sort());
  return Array.from({ length: IMAGES }, (_, index): LabelledImage => {
    const polarity = (index % FOLDERS.length) as 0 | 1 | 2; // why: there are three folders
    const name = byPolarity[polarity]?.[Math.floor(index / FOLDERS.length)];
    if (name === undefined) throw new Error('the demo made too few images');
    return { path: join(folder, FOLDERS[polarity] ?? '', name), polarity };
  });
}
