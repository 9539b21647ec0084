import { type Tensor, tf } from './backend.ts';

/**
 * Gradients shortened together, so that the norm of all of them is `limit` at most: Pascanu et al., "On the
 * difficulty of training recurrent neural networks" (2013), algorithm 1. Shorter ones are copied as they are.
 */
export function clipGradients(gradients: readonly Tensor[], limit: number): readonly Tensor[] {
  return tf.tidy(() => {
    const squares = gradients.map((gradient) => tf.sum(tf.square(gradient)));
    const length = tf.sqrt(tf.addN(squares));
    const factor = tf.div(limit, tf.maximum(length, limit));
    return gradients.map((gradient) => tf.mul(gradient, factor));
  });
}
