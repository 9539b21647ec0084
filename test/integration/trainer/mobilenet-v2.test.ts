import { expect, test } from 'vitest';
import { type Tensor2D, type Tensor4D, tf } from '../../../src/main/trainer/backend.ts';
import { headLogits } from '../../../src/main/trainer/classification-head.ts';
import { freezeLayers } from '../../../src/main/trainer/freeze-layers.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';

const SHIPPED = { weights: { kind: 'shipped' }, weightsFolder: null } as const;

test.each([96, 128, 224])('computes at %i pixels what its layers compute', async (size) => {
  const before = tf.memory().numTensors;
  const network = await loadNetwork('MobileNetV2', { ...SHIPPED, inputSize: size, seed: 1 });
  const worst = tf.tidy(() => {
    const images: Tensor4D = tf.randomUniform([2, size, size, 3], 0, 1, 'float32', 1);
    const ours = tf.softmax(
      headLogits(network.model, network.head, network.features(images), null),
    );
    const theirs = network.model.predict(images) as Tensor2D; // why: the model has one output
    expect(ours.shape).toEqual([2, 3]);
    return tf.max(tf.abs(tf.sub(ours, theirs))).dataSync()[0];
  });
  expect(worst).toBeLessThan(1e-5);
  network.model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('equal seeds give equal new layers, others other ones', async () => {
  const kernels: string[] = [];
  for (const seed of [1, 1, 2]) {
    const { model } = await loadNetwork('MobileNetV2', { ...SHIPPED, inputSize: 96, seed });
    kernels.push(String(model.getLayer('polarity').getWeights()[0]?.dataSync()));
    model.dispose();
  }
  expect(kernels[0]).toBe(kernels[1]);
  expect(kernels[0]).not.toBe(kernels[2]);
});

test('loads in less than two seconds', async () => {
  const startedAt = performance.now();
  const { model } = await loadNetwork('MobileNetV2', { ...SHIPPED, inputSize: 224, seed: 1 });
  expect(performance.now() - startedAt).toBeLessThan(2000);
  model.dispose();
});

test('FT-F trains the fully connected layers, FT-A all but the stored statistics', async () => {
  const network = await loadNetwork('MobileNetV2', { ...SHIPPED, inputSize: 96, seed: 1 });
  const sizeOf = (mode: 'FT-F' | 'FT-A') =>
    freezeLayers(network, mode).reduce((sum, variable) => sum + variable.size, 0);
  const head = 1280 * 256 + 256 + 256 * 128 + 128 + 128 * 3 + 3;
  expect(sizeOf('FT-F')).toBe(head);
  const statistics = network.model.layers
    .filter((layer) => layer.getClassName() === 'BatchNormalization')
    .flatMap((layer) => layer.weights.slice(2))
    .reduce((sum, weight) => sum + (weight.shape[0] ?? 0), 0);
  expect(sizeOf('FT-A')).toBe(network.model.countParams() - statistics);
  network.model.dispose();
});
