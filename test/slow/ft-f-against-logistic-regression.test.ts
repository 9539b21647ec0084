import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writeDemoBenchmark } from '../../src/main/demo/demo-benchmark.ts';
import { featureData } from '../../src/main/trainer/feature-data.ts';
import { loadNetwork } from '../../src/main/trainer/load-network.ts';
import type { LabelledImage } from '../../src/main/trainer/manifest.ts';
import type { TrainingData } from '../../src/main/trainer/training-data.ts';
import { defaultFineTuneSettings } from '../../src/shared/domain/fine-tune.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { PYTHON } from '../helpers/torch-reference.ts';
import { trainInMemory } from '../helpers/train-in-memory.ts';

const SCRIPT = fileURLToPath(new URL('./logistic-regression.py', import.meta.url));
const FOLDERS = ['negative', 'neutral', 'positive'];
const PER_POLARITY = 250;
const TRAIN_SHARE = 0.6;
const SEEDS = [1, 2, 3];
const ONE_POINT = 0.01;

const hasSklearn = spawnSync(PYTHON, ['-c', 'import sklearn']).status === 0;
if (!hasSklearn) {
  console.warn(
    `SKIPPED: ${PYTHON} has no scikit-learn, so FT-F is not compared with logistic regression. ` +
      'Install it (pip install scikit-learn), or name an interpreter that has it in T4SA_PYTHON.',
  );
}

test.skipIf(!hasSklearn)(
  'FT-F of MobileNetV2 is as accurate as logistic regression on the same features, within a point',
  async () => {
    const folder = temporaryFolder();
    const manifest = await demoScenes(join(folder, 'scenes'));
    const settings = { ...defaultFineTuneSettings('FT-F'), batchSize: 64 };
    const accuracies: number[] = [];
    let logistic: number | null = null;
    for (const seed of SEEDS) {
      const network = await loadNetwork('MobileNetV2', { ...settings, seed, weightsFolder: null });
      const seeded = { ...settings, seed };
      const computing = featureData(manifest, network, seeded, folder);
      let computed = await computing.next();
      while (computed.done !== true) computed = await computing.next();
      const data = computed.value;
      logistic ??= await logisticRegression(folder, data, network.featureCount);
      let last = 0;
      for await (const { validationAccuracy } of trainInMemory(network, data, seeded)) {
        last = validationAccuracy ?? 0;
      }
      accuracies.push(last);
      await data.close();
      network.model.dispose();
    }
    const mean = accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / SEEDS.length;
    console.log(`FT-F ${accuracies.join(', ')}, mean ${mean}; logistic regression ${logistic}`);
    expect(mean).toBeGreaterThanOrEqual((logistic ?? 1) - ONE_POINT);
  },
);

/** Scenes of the demo, whose last ones are for validation. */
async function demoScenes(folder: string) {
  await writeDemoBenchmark(folder, { seed: 11, perPolarity: PER_POLARITY });
  const images = FOLDERS.map((name, polarity) =>
    readdirSync(join(folder, name))
      .sort()
      .map(
        (file): LabelledImage => ({
          path: join(folder, name, file),
          polarity: polarity as 0 | 1 | 2, // why: there are three folders
        }),
      ),
  );
  const count = PER_POLARITY * TRAIN_SHARE;
  return {
    train: images.flatMap((kind) => kind.slice(0, count)),
    validation: images.flatMap((kind) => kind.slice(count)),
  };
}

async function logisticRegression(
  folder: string,
  data: TrainingData,
  columns: number,
): Promise<number> {
  const sides = { train: data.trainBatches(1, 0), test: data.validationBatches() };
  const labels: Record<string, unknown> = { columns };
  for (const [name, batches] of Object.entries(sides)) {
    const rows: Buffer[] = [];
    const polarities: number[] = [];
    for await (const { values, polarities: given } of batches) {
      rows.push(Buffer.from(values.buffer, values.byteOffset, values.byteLength));
      polarities.push(...given);
    }
    writeFileSync(join(folder, `${name}.bin`), Buffer.concat(rows));
    labels[name] = polarities;
  }
  writeFileSync(join(folder, 'labels.json'), JSON.stringify(labels));
  const run = spawnSync(PYTHON, [SCRIPT, folder], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`scikit-learn did not answer:\n${run.stderr}`);
  return Number(run.stdout);
}
