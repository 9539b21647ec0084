import { type Tensor, type Tensor1D, type Tensor4D, tf } from './backend.ts';
import { type FusedConvolutionShape, fusedConvolution } from './fused-convolution.ts';

/** Weights of a convolution and of the batch normalisation that follows it. */
export type ConvolutionUnitWeights = {
  /** [height, width, in, out], or [height, width, in, 1] where the convolution is depthwise. */
  readonly kernel: Tensor;
  /** Null where the normalisation does not scale. */
  readonly gamma: Tensor | null;
  readonly beta: Tensor;
  readonly mean: Tensor;
  readonly variance: Tensor;
};

export type ConvolutionUnitShape = FusedConvolutionShape & {
  /** Added to the variance before its root is taken. */
  readonly epsilon: number;
};

/**
 * Convolution, batch normalisation with its stored statistics, and activation, as one step.
 *
 * Batch normalisation with fixed statistics is linear, so it is folded into the convolution:
 * kernel' = kernel · γ/√(σ² + ε) and bias = β − μ · γ/√(σ² + ε). Gradients by kernel, γ and β are exact.
 */
export function convolutionUnit(
  input: Tensor4D,
  weights: ConvolutionUnitWeights,
  shape: ConvolutionUnitShape,
): Tensor4D {
  const inverse = tf.rsqrt(tf.add(weights.variance, shape.epsilon));
  const scale = weights.gamma === null ? inverse : tf.mul(weights.gamma, inverse);
  const kernel = tf.mul(weights.kernel, shape.depthwise ? tf.reshape(scale, [1, 1, -1, 1]) : scale);
  const bias = tf.sub(weights.beta, tf.mul(weights.mean, scale)) as Tensor1D; // why: one number a channel
  return fusedConvolution(input, kernel, bias, shape);
}
