import fc from 'fast-check';
import { test } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { type Tensor4D, tf } from '../../../src/main/trainer/backend.ts';
import { localResponseNormalisation } from '../../../src/main/trainer/local-response-normalisation.ts';
import { expectClose } from '../../helpers/expect-close.ts';
import { dot, gradientByDifferences, plainNormalisation } from '../../helpers/plain-layers.ts';

const TOLERANCE = 1e-5;

test('equals loops, TensorFlow’s own with Caffe’s α over 5, and finite differences', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 12 }),
      // Up to where the sum of squares counts for more than the 1 beside it.
      fc.constantFrom(1, 50, 500),
      fc.nat(),
      (side, channels, size, seed) => {
        const random = seededRandom(seed);
        const shape = [2, side, side, channels] as const;
        const length = 2 * side * side * channels;
        const x = Float64Array.from({ length }, () => random.normal() * size);
        const weights = Float64Array.from({ length }, () => random.normal());
        tf.tidy(() => {
          const given: Tensor4D = tf.tensor4d(Float32Array.from(x), [...shape]);
          const ours = localResponseNormalisation(given);
          expectClose(ours.dataSync<'float32'>(), plainNormalisation(x, channels), TOLERANCE);
          const theirs = tf.localResponseNormalization(given, 2, 1, 2e-5, 0.75);
          expectClose(ours.dataSync<'float32'>(), theirs.dataSync<'float32'>(), TOLERANCE);
          const factors = tf.tensor4d(Float32Array.from(weights), [...shape]);
          const gradient = tf.grad((x) =>
            tf.sum(tf.mul(localResponseNormalisation(x as Tensor4D), factors)),
          )(given);
          const loss = (x: Float64Array) => dot(plainNormalisation(x, channels), weights);
          const differences = gradientByDifferences(loss, x, 1e-4 * size);
          expectClose(gradient.dataSync<'float32'>(), differences, TOLERANCE);
        });
      },
    ),
    { numRuns: 60 },
  );
});
