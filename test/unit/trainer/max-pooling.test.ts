import { describe, expect, test } from 'vitest';
import { type Tensor4D, tf } from '../../../src/main/trainer/backend.ts';
import { caffePadding, maxPooling } from '../../../src/main/trainer/max-pooling.ts';
import { expectClose } from '../../helpers/expect-close.ts';

const SHAPES = [
  { side: 8, window: 2, stride: 2, padding: 'valid' },
  { side: 9, window: 3, stride: 2, padding: 'valid' },
  { side: 8, window: 3, stride: 2, padding: 'same' },
] as const;

describe('greatest values of windows', () => {
  test.each(SHAPES)('equal TensorFlow.js, gradients too: %o', ({ side, ...shape }) => {
    tf.tidy(() => {
      const x: Tensor4D = tf.randomNormal([2, side, side, 5], 0, 1, 'float32', 3);
      const weights = tf.randomNormal(maxPooling(x, shape).shape, 0, 1, 'float32', 4);
      const { window, stride, padding } = shape;
      const theirs = (x: Tensor4D) => tf.maxPool(x, window, stride, padding);
      expect(maxPooling(x, shape).dataSync()).toEqual(theirs(x).dataSync());
      const gradient = (pool: (x: Tensor4D) => Tensor4D) =>
        tf
          .grad((x) => tf.sum(tf.mul(pool(x as Tensor4D), weights)))(x)
          .dataSync<'float32'>();
      expectClose(
        gradient((x) => maxPooling(x, shape)),
        gradient(theirs),
        1e-6,
      );
    });
  });

  test('of which several are equal, the first gets the gradient', () => {
    tf.tidy(() => {
      const shape = { window: 2, stride: 2, padding: 'valid' } as const;
      const gradient = tf.grad((x) => tf.sum(maxPooling(x as Tensor4D, shape)))(
        tf.ones([1, 4, 4, 1]),
      );
      const rows = tf.reshape(gradient, [4, 4]).arraySync();
      expect(rows).toEqual([
        [1, 0, 1, 0],
        [0, 0, 0, 0],
        [1, 0, 1, 0],
        [0, 0, 0, 0],
      ]);
    });
  });
});

test('windows are counted as Caffe does: rounded up, the last one cut off', () => {
  for (let side = 3; side < 60; side += 1) {
    const padding = caffePadding(side, 3, 2);
    const x: Tensor4D = tf.ones([1, side, side, 1]);
    const pooled = maxPooling(x, { window: 3, stride: 2, padding });
    expect(pooled.shape[1]).toBe(Math.ceil((side - 3) / 2) + 1);
    tf.dispose([x, pooled]);
  }
});
