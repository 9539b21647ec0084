import { expect, onTestFinished, test } from 'vitest';
import { type Tensor4D, tf, type Variable } from '../../../src/main/trainer/backend.ts';
import { headLogits } from '../../../src/main/trainer/classification-head.ts';
import { freezeLayers } from '../../../src/main/trainer/freeze-layers.ts';
import { loadNetwork } from '../../../src/main/trainer/load-network.ts';
import type { Network } from '../../../src/main/trainer/network.ts';

// The first convolution, branches, tall, wide and depthwise convolutions, scales and shifts, the head.
test.each([
  ['InceptionV3', 139, 'conv2d_1/kernel'],
  ['InceptionV3', 139, 'conv2d_7/kernel'],
  ['InceptionV3', 139, 'conv2d_33/kernel'],
  ['InceptionV3', 139, 'conv2d_81/kernel'],
  ['InceptionV3', 139, 'batch_normalization_50/beta'],
  ['InceptionV3', 139, 'dense_1/kernel'],
  ['MobileNetV2', 96, 'Conv1/kernel'],
  ['MobileNetV2', 96, 'block_3_depthwise/depthwise_kernel'],
  ['MobileNetV2', 96, 'block_9_project/kernel'],
  ['MobileNetV2', 96, 'block_12_expand_BN/gamma'],
  ['MobileNetV2', 96, 'polarity/kernel'],
] as const)(
  '%s at %i pixels: the gradient by %s is the slope along it',
  async (name, size, weight) => {
    const weights = { kind: 'shipped' } as const;
    const request = { inputSize: size, seed: 1, weights, weightsFolder: null };
    const network = await loadNetwork(name, request);
    onTestFinished(() => {
      network.model.dispose();
    });
    const variable = variableOf(network, weight);
    expect(freezeLayers(network, 'FT-A')).toContain(variable);
    tf.tidy(() => {
      const images: Tensor4D = tf.randomUniform([2, size, size, 3], 0, 1, 'float32', 1);
      const loss = () =>
        tf.sum(
          headLogits(network.model, network.head, network.features(images), null).slice(
            [0, 0],
            [2, 1],
          ),
        );
      const { grads } = tf.variableGrads(() => loss().asScalar(), [variable]);
      const gradient = grads[variable.name];
      if (!gradient) throw new Error('no gradient');
      const length = Number(tf.norm(gradient).dataSync()[0]);
      expect(length).toBeGreaterThan(0);
      const original = tf.clone(variable);
      // Changes the loss by much more than rounding does, and little enough to meet few kinks of relus.
      const step = 0.0002 / length;
      const lossAt = (distance: number) => {
        variable.assign(tf.add(original, tf.mul(gradient, distance / length)));
        return Number(loss().dataSync()[0]);
      };
      const slope = (lossAt(step) - lossAt(-step)) / (2 * step);
      expect(Math.abs(slope - length)).toBeLessThan(0.03 * length);
    });
  },
);

function variableOf({ model }: Network, name: string): Variable {
  const weight = model.weights.find(({ originalName }) => originalName === name);
  if (!weight) throw new Error(`the network has no weight ${name}`);
  return weight.read() as Variable; // why: a layer's weight reads as the variable itself
}
