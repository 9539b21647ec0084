import { deriveSeed } from '../domain/seeded-random.ts';
import { nodeBackend, type Tensor, tf } from './backend.ts';

/**
 * Random numbers that depend on their seed and place alone: uniform from 0 to 1, or standard normal.
 *
 * TensorFlow draws them by a counter-based generator on all cores, a hundred million a second; those of
 * TensorFlow.js are drawn one by one.
 */
export function statelessRandom(
  distribution: 'Uniform' | 'Normal',
  shape: readonly number[],
  seed: number,
): Tensor {
  const { binding } = nodeBackend();
  const type = binding.TF_ATTR_TYPE;
  const attributes = [
    { name: 'dtype', type, value: binding.TF_FLOAT },
    { name: 'T', type, value: binding.TF_INT32 },
    { name: 'Tseed', type, value: binding.TF_INT32 },
  ];
  return tf.tidy(() => {
    const words = tf.tensor1d([deriveSeed(seed, 0) | 0, deriveSeed(seed, 1) | 0], 'int32');
    const size = tf.tensor1d([...shape], 'int32');
    return nodeBackend().executeSingleOutput(`StatelessRandom${distribution}`, attributes, [
      size,
      words,
    ]);
  });
}
