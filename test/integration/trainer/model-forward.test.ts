import { expect, test } from 'vitest';
import { type Tensor2D, type Tensor4D, tf } from '../../../src/main/trainer/backend.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';
import { modelForward } from '../../../src/main/trainer/model-forward.ts';
import type { Network } from '../../../src/main/trainer/network.ts';
import { expectClose } from '../../helpers/expect-close.ts';
import { narrowHybridCnn, narrowVgg19 } from '../../helpers/narrow-network.ts';

const SHIPPED = { seed: 1, weights: { kind: 'shipped' }, weightsFolder: null } as const;

const networks: readonly (readonly [string, () => Promise<Network>])[] = [
  ['MobileNetV2', () => loadNetwork('MobileNetV2', { ...SHIPPED, inputSize: 96 })],
  ['InceptionV3', () => loadNetwork('InceptionV3', { ...SHIPPED, inputSize: 139 })],
  ['VGG-19', () => narrowVgg19()],
  ['HybridCNN', () => narrowHybridCnn(224)],
];

test.each(networks)(
  '%s gives what the layers of its model give, without leaks',
  async (_, load) => {
    const { name, model, preprocessing } = await load();
    const forward = modelForward(model, { network: name, preprocessing });
    const { size } = preprocessing;
    const images: Tensor4D = tf.randomUniform([3, size, size, 3], 0, 1, 'float32', 5);
    const expected = model.predict(images) as Tensor2D; // why: a model of ours has one output

    const before = tf.memory().numTensors;
    const probabilities = tf.tidy(() => forward(images));

    expect(tf.memory().numTensors).toBe(before + 1);
    expectClose(probabilities.dataSync<'float32'>(), expected.dataSync<'float32'>(), 1e-5);
    tf.dispose([images, expected, probabilities]);
    model.dispose();
  },
);
