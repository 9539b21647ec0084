import { seededRandom } from '../domain/seeded-random.ts';
import { type Tensor, tf } from './backend.ts';
import { statelessRandom } from './stateless-random.ts';

/**
 * A kernel drawn from the normal distribution of He et al., "Delving Deep into Rectifiers" (2015), equation
 * 10: mean 0 and variance 2 / inputs, which keeps the size of what goes through layers with relu.
 *
 * @param inputs numbers that one output is computed from.
 */
export function heNormal(shape: readonly number[], inputs: number, seed: number): Tensor {
  return normal(shape, Math.sqrt(2 / inputs), seed);
}

/** A kernel drawn from the normal distribution of mean 0. */
export function normal(shape: readonly number[], deviation: number, seed: number): Tensor {
  return tf.tidy(() => tf.mul(statelessRandom('Normal', shape, seed), deviation));
}

/** A kernel [inputs, outputs], uniform in ±√(6 / (inputs + outputs)): Glorot and Bengio (2010), equation 16. */
export function glorotUniform(inputs: number, outputs: number, seed: number): Tensor {
  const limit = Math.sqrt(6 / (inputs + outputs));
  const random = seededRandom(seed);
  const values = Float32Array.from(
    { length: inputs * outputs },
    () => (2 * random.next() - 1) * limit,
  );
  return tf.tensor2d(values, [inputs, outputs]);
}
