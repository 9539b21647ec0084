import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { type Tensor4D, tf } from '../../../src/main/trainer/backend.ts';
import { classActivation } from '../../../src/main/trainer/class-activation.ts';
import { embedImages } from '../../../src/main/trainer/embed-images.ts';
import { exportModel } from '../../../src/main/trainer/export-model.ts';
import { gradCam } from '../../../src/main/trainer/grad-cam.ts';
import { releaseHeldModel } from '../../../src/main/trainer/held-model.ts';
import { predict } from '../../../src/main/trainer/predict.ts';
import { drawBiases, namedWeights, valuesOf } from '../../helpers/drawn-network.ts';
import { narrowHybridCnn, narrowVgg19 } from '../../helpers/narrow-network.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { hasTorch, torchGradCam } from '../../helpers/torch-reference.ts';
import { tinySettings } from './tiny-dataset.ts';
import { failureOf, tinyDatasetOfFile, trained } from './train-tiny.ts';

const dataset = tinyDatasetOfFile();

function drawnImage(size: number) {
  const random = seededRandom(5);
  const shape = [1, size, size, 3];
  return {
    name: 'images',
    shape,
    values: Float32Array.from({ length: size * size * 3 }, () => random.normal()),
  };
}

describe.skipIf(!hasTorch())('Grad-CAM equals PyTorch', () => {
  test.each([
    ['HybridCNN', () => narrowHybridCnn(224), 13],
    ['VGG-19', () => narrowVgg19(), 4],
  ] as const)(
    'of a narrow %s, for every polarity',
    async (_, load, side) => {
      const network = await load();
      onTestFinished(() => {
        network.model.dispose();
      });
      drawBiases(network);
      const image = drawnImage(network.preprocessing.size);
      const tensors = [
        image,
        ...namedWeights(network).map(({ name, variable }) => valuesOf(name, variable)),
      ];
      for (const polarity of [0, 1, 2]) {
        const expected = torchGradCam({ network: network.name, tensors, polarity });
        const images: Tensor4D = tf.tensor4d(image.values, [1, ...image.shape.slice(1)] as [
          number,
          number,
          number,
          number,
        ]); // why: the shape of one image
        const map = classActivation(network.model, images, polarity);
        const values = map.dataSync<'float32'>();
        tf.dispose([images, map]);

        expect(map.shape).toEqual([side, side]);
        expect(correlation(values, expected?.values)).toBeGreaterThan(0.99);
        expect(largestDifference(values, expected?.values)).toBeLessThan(1e-3);
      }
    },
    60_000,
  );
});

test('Grad-CAM of a network that only averages its maps is the maps weighed by the class', () => {
  // Selvaraju et al. (2017), section 3.1: there it is the class activation mapping of Zhou et al. (2016).
  const input = tf.input({ shape: [6, 6, 3] });
  const maps = tf.layers.conv2d({
    filters: 4,
    kernelSize: 3,
    activation: 'relu',
    kernelInitializer: tf.initializers.glorotUniform({ seed: 5 }),
  });
  const pooled = tf.layers.averagePooling2d({ poolSize: [4, 4] });
  const dense = tf.layers.dense({
    units: 3,
    activation: 'softmax',
    kernelInitializer: tf.initializers.glorotUniform({ seed: 6 }),
  });
  const output = dense.apply(tf.layers.flatten().apply(pooled.apply(maps.apply(input))));
  const model = tf.model({ inputs: input, outputs: output as ReturnType<typeof tf.input> }); // why: applied to symbolic tensors, layers give symbolic tensors
  const images: Tensor4D = tf.randomNormal([1, 6, 6, 3], 0, 1, 'float32', 3);

  const map = classActivation(model, images, 2);
  const expected = tf.tidy(() => {
    const [kernel] = dense.getWeights();
    const weights = tf.slice(kernel ?? tf.zeros([4, 3]), [0, 2], [4, 1]).reshape([1, 1, 4]);
    const found = tf.model({ inputs: input, outputs: maps.output }).predict(images) as Tensor4D; // why: it has one output
    // The mean over 16 places spreads the weight over them.
    return tf.relu(tf.sum(tf.mul(tf.squeeze(found, [0]), tf.div(weights, 16)), 2));
  });

  expect(largestDifference(map.dataSync<'float32'>(), expected.dataSync<'float32'>())).toBeLessThan(
    1e-6,
  );
  tf.dispose([images, map, expected]);
  model.dispose();
});

describe('the model of a run', () => {
  test('shows what speaks for a polarity, and leaves no tensor behind', async () => {
    const { modelFolder, paths } = await trainedModel();
    const before = tf.memory().numTensors;
    const [path = ''] = paths;

    const map = await gradCam(modelFolder, path, 'POS');
    const again = await gradCam(modelFolder, await sharp(path).png().toBuffer(), 'POS');

    expect([map.rows, map.columns]).toEqual([3, 3]);
    expect(map.values).toHaveLength(9);
    expect(again).toEqual(map);
    for await (const [prediction] of predict(modelFolder, [path])) {
      expect(prediction?.probabilities?.[0]).toBeCloseTo(map.probabilities[0], 5);
    }
    releaseHeldModel();
    expect(tf.memory().numTensors).toBe(before);
  }, 300_000);

  test('refuses what is no image, in words', async () => {
    const { modelFolder } = await trainedModel();

    const failure = await failureOf(gradCam(modelFolder, Buffer.from('no image'), 'NEG'));

    expect(failure.message).toBe('the image could not be decoded');
    releaseHeldModel();
  }, 60_000);

  test('says what an image is before its last layer', async () => {
    const { modelFolder, paths } = await trainedModel();
    const before = tf.memory().numTensors;
    const asked = [...paths.slice(0, 3), join(modelFolder, 'missing.png')];

    const rows = [];
    for await (const batch of embedImages(modelFolder, asked)) rows.push(...batch);

    expect(rows.map((row) => row?.length ?? null)).toEqual([128, 128, 128, null]);
    expect(rows[0]).not.toEqual(rows[1]);
    expect(tf.memory().numTensors).toBe(before);
  }, 60_000);
});

async function trainedModel() {
  const runFolder = temporaryFolder();
  await trained(runFolder, dataset().manifest, tinySettings('FT-F', { epochs: 1 }));
  const modelFolder = join(runFolder, 'model');
  await exportModel({ runFolder, modelFolder });
  return { modelFolder, paths: dataset().paths };
}

function correlation(ours: Float32Array, theirs: Float32Array | undefined): number {
  if (theirs === undefined || theirs.length !== ours.length) return Number.NaN;
  const mean = (values: Float32Array) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [meanOurs, meanTheirs] = [mean(ours), mean(theirs)];
  let [product, squaresOurs, squaresTheirs] = [0, 0, 0];
  for (const [place, value] of ours.entries()) {
    const [a, b] = [value - meanOurs, (theirs[place] ?? 0) - meanTheirs];
    product += a * b;
    squaresOurs += a * a;
    squaresTheirs += b * b;
  }
  return product / Math.sqrt(squaresOurs * squaresTheirs);
}

/** Relative to the reference's largest value. */
function largestDifference(ours: Float32Array, theirs: Float32Array | undefined): number {
  if (theirs === undefined || theirs.length !== ours.length) return Number.NaN;
  const most = theirs.reduce((largest, one) => Math.max(largest, Math.abs(one)), 0);
  return ours.reduce(
    (largest, one, place) => Math.max(largest, Math.abs(one - (theirs[place] ?? 0)) / most),
    0,
  );
}
