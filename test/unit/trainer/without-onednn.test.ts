import { expect, test, vi } from 'vitest';
import { type Tensor, type Tensor4D, tf } from '../../../src/main/trainer/backend.ts';
import { fusedConvolution } from '../../../src/main/trainer/fused-convolution.ts';
import { maxPooling } from '../../../src/main/trainer/max-pooling.ts';
import { hasOneDnnKernels } from '../../../src/main/trainer/onednn-kernels.ts';
import { expectClose } from '../../helpers/expect-close.ts';

vi.mock('../../../src/main/trainer/onednn-kernels.ts', async (original) => ({
  ...(await original<typeof import('../../../src/main/trainer/onednn-kernels.ts')>()),
  hasOneDnnKernels: () => false,
}));

test('where oneDNN cannot be called by name, TensorFlow’s plain operations do the same', () => {
  expect(hasOneDnnKernels()).toBe(false);
  tf.tidy(() => {
    const x: Tensor4D = tf.randomNormal([2, 8, 8, 3], 0, 1, 'float32', 1);
    const kernel: Tensor4D = tf.randomNormal([3, 3, 3, 4], 0, 1, 'float32', 2);
    const bias = tf.tensor1d([0.1, -0.2, 0.3, -0.4]);
    const ours = (x: Tensor) => {
      const convolved = fusedConvolution(x as Tensor4D, kernel, bias, {
        depthwise: false,
        stride: 1,
        padding: 'same',
        activation: 'relu',
        inputGradient: true,
      });
      return tf.sum(tf.square(maxPooling(convolved, { window: 2, stride: 2, padding: 'valid' })));
    };
    const theirs = (x: Tensor) => {
      const convolved = tf.relu(tf.add(tf.conv2d(x as Tensor4D, kernel, 1, 'same'), bias));
      return tf.sum(tf.square(tf.maxPool(convolved as Tensor4D, 2, 2, 'valid')));
    };
    expectClose(ours(x).dataSync<'float32'>(), theirs(x).dataSync<'float32'>(), 1e-5);
    const [byOurs, byTheirs] = [tf.grad(ours)(x), tf.grad(theirs)(x)];
    expectClose(byOurs.dataSync<'float32'>(), byTheirs.dataSync<'float32'>(), 1e-5);
  });
});

test('gradients of convolutions in groups are those of each group', () => {
  tf.tidy(() => {
    const x: Tensor4D = tf.randomNormal([2, 6, 6, 4], 0, 1, 'float32', 1);
    const kernel: Tensor4D = tf.randomNormal([3, 3, 2, 6], 0, 1, 'float32', 2);
    const ours = (x: Tensor, kernel: Tensor) =>
      tf.sum(
        tf.square(
          fusedConvolution(x as Tensor4D, kernel, tf.zeros([6]), {
            depthwise: false,
            stride: 1,
            padding: 'same',
            activation: 'none',
            inputGradient: true,
          }),
        ),
      );
    const theirs = (x: Tensor, kernel: Tensor) => {
      const kernels = tf.split(kernel as Tensor4D, 2, 3);
      const convolved = tf
        .split(x as Tensor4D, 2, 3)
        .map((part, group) => tf.conv2d(part as Tensor4D, kernels[group] as Tensor4D, 1, 'same'));
      return tf.sum(tf.square(tf.concat(convolved, 3)));
    };
    const expected = tf.grads(theirs)([x, kernel]);
    for (const [index, gradient] of tf.grads(ours)([x, kernel]).entries()) {
      const reference = expected[index]?.dataSync<'float32'>() ?? new Float32Array(0);
      expectClose(gradient.dataSync<'float32'>(), reference, 1e-5);
    }
  });
});
