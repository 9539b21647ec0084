import { type Tensor2D, tf } from './backend.ts';
import { statelessRandom } from './stateless-random.ts';

/**
 * Drops each unit with the probability `rate` and makes the others larger in turn, so that their sum stays as
 * expected; equal seeds drop equal units.
 */
export function dropout(units: Tensor2D, rate: number, seed: number): Tensor2D {
  const factors = tf.tidy(() => {
    const isKept = tf.greaterEqual(statelessRandom('Uniform', units.shape, seed), rate);
    return tf.mul(tf.cast(isKept, 'float32'), 1 / (1 - rate));
  });
  return tf.mul(units, factors);
}
