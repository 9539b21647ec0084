import { expect, test } from 'vitest';
import {
  type Tensor,
  type Tensor4D,
  tf,
  type Variable,
} from '../../../src/main/trainer/backend.ts';
import { convolutionUnit } from '../../../src/main/trainer/convolution-unit.ts';

const EPSILON = 1e-3;

test.each([
  { depthwise: false, stride: 1, activation: 'relu6' },
  { depthwise: false, stride: 2, activation: 'none' },
  { depthwise: true, stride: 1, activation: 'none' },
  { depthwise: true, stride: 2, activation: 'relu6' },
] as const)('equals its single layers, gradients too: %o', ({ depthwise, stride, activation }) => {
  const channels = depthwise ? 4 : 6;
  const random = (shape: number[], low: number, high: number, seed: number): Variable =>
    tf.variable(tf.randomUniform(shape, low, high, 'float32', seed));
  const input = random([2, 8, 8, 4], -2, 2, 1);
  const kernel = random(depthwise ? [3, 3, 4, 1] : [3, 3, 4, 6], -1, 1, 2);
  const gamma = random([channels], 0.5, 2, 3);
  const beta = random([channels], -1, 2, 4);
  const [mean, variance] = [random([channels], -1, 1, 5), random([channels], 0.1, 3, 6)];
  const trained = [input, kernel, gamma, beta];

  const fused = () =>
    convolutionUnit(
      input as Tensor as Tensor4D, // why: made with four dimensions above
      { kernel, gamma, beta, mean, variance },
      { depthwise, stride, activation, padding: 'same', epsilon: EPSILON, inputGradient: true },
    );
  const layers = () => {
    const image = input as Tensor as Tensor4D; // why: made with four dimensions above
    const filter = kernel as Tensor as Tensor4D; // why: made with four dimensions above
    const convolved = depthwise
      ? tf.depthwiseConv2d(image, filter, stride, 'same')
      : tf.conv2d(image, filter, stride, 'same');
    const inverse = tf.rsqrt(tf.add(variance, EPSILON));
    const scaled = tf.mul(tf.mul(tf.sub(convolved, mean), inverse), gamma);
    const shifted = tf.add(scaled, beta);
    return activation === 'relu6' ? tf.clipByValue(shifted, 0, 6) : shifted;
  };

  const gradients = (output: () => Tensor) =>
    tf.variableGrads(() => tf.mean(tf.square(tf.add(output(), 0.3))).asScalar(), trained);
  const [ours, theirs] = [gradients(fused), gradients(layers)];
  expect(ours.value.dataSync()[0]).toBeCloseTo(theirs.value.dataSync()[0] ?? Number.NaN, 5);
  for (const variable of trained) {
    const [a, b] = [ours.grads[variable.name], theirs.grads[variable.name]];
    expect(a?.shape).toEqual(variable.shape);
    if (!a || !b) throw new Error('a gradient is missing');
    const worst = tf.max(tf.abs(tf.sub(a, b))).dataSync()[0];
    const scale = tf.max(tf.abs(b)).dataSync()[0] ?? 0;
    expect(scale).toBeGreaterThan(0);
    expect(worst).toBeLessThan(1e-4 * scale);
  }
});
