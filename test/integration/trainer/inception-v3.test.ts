import { expect, test } from 'vitest';
import { type Tensor2D, type Tensor4D, tf } from '../../../src/main/trainer/backend.ts';
import { headLogits } from '../../../src/main/trainer/classification-head.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';

const SHIPPED = { seed: 1, weights: { kind: 'shipped' }, weightsFolder: null } as const;

test.each([139, 160, 192, 224, 299])(
  'computes at %i pixels what its layers compute',
  async (size) => {
    const before = tf.memory().numTensors;
    const network = await loadNetwork('InceptionV3', { ...SHIPPED, inputSize: size });
    const worst = tf.tidy(() => {
      const images: Tensor4D = tf.randomUniform([2, size, size, 3], 0, 1, 'float32', 1);
      const features = network.features(images);
      expect(features.shape).toEqual([2, network.featureCount]);
      const ours = tf.softmax(headLogits(network.model, network.head, features, null));
      const theirs = network.model.predict(images) as Tensor2D; // why: the model has one output
      return tf.max(tf.abs(tf.sub(ours, theirs))).dataSync()[0];
    });
    expect(worst).toBeLessThan(1e-4);
    network.model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  },
);
