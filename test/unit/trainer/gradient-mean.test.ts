import { expect, test } from 'vitest';
import { type Tensor, tf } from '../../../src/main/trainer/backend.ts';
import { clipGradients } from '../../../src/main/trainer/clip-gradients.ts';
import { createGradientMean } from '../../../src/main/trainer/gradient-mean.ts';

function values(tensors: readonly Tensor[] | null): number[][] {
  return (tensors ?? []).map((tensor) => [...tensor.dataSync()]);
}

test('the mean weighs batches by their images, and begins anew once it was taken', () => {
  const before = tf.memory().numTensors;
  const mean = createGradientMean();
  mean.add([tf.tensor1d([1, 2]), tf.scalar(4)], 3);
  mean.add([tf.tensor1d([5, -2]), tf.scalar(0)], 1);
  const taken = mean.take();
  expect(values(taken)).toEqual([[2, 1], [3]]);
  expect(mean.take()).toBeNull();
  tf.dispose([...(taken ?? [])]);
  expect(tf.memory().numTensors).toBe(before);
});

test('disposing of a mean leaves no tensor behind', () => {
  const before = tf.memory().numTensors;
  const mean = createGradientMean();
  mean.add([tf.scalar(1)], 1);
  mean.add([tf.scalar(2)], 1);
  mean.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('gradients are shortened together, and only where they are too long', () => {
  const before = tf.memory().numTensors;
  const gradients = [tf.tensor1d([3, 0]), tf.scalar(4)];
  const short = clipGradients(gradients, 1);
  const long = clipGradients(gradients, 10);
  expect(values(short).flat()).toEqual([0.6, 0, 0.8].map((x) => expect.closeTo(x, 6)));
  expect(values(long)).toEqual([[3, 0], [4]]);
  tf.dispose([gradients, [...short], [...long]]);
  expect(tf.memory().numTensors).toBe(before);
});
