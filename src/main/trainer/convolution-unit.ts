import { type Tensor, type Tensor1D, type Tensor4D, tf } from './backend.ts';
import { biasAdd, biasAddGradient, relu6Gradient } from './convolution-kernels.ts';

/** Weights of a convolution and of the batch normalisation that follows it. */
export type ConvolutionUnitWeights = {
  /** [height, width, in, out], or [height, width, in, 1] where the convolution is depthwise. */
  readonly kernel: Tensor;
  readonly gamma: Tensor;
  readonly beta: Tensor;
  readonly mean: Tensor;
  readonly variance: Tensor;
};

export type ConvolutionUnitShape = {
  readonly depthwise: boolean;
  readonly stride: 1 | 2;
  readonly relu6: boolean;
  /** Added to the variance before its root is taken. */
  readonly epsilon: number;
  /** False for the first unit: nobody asks for the gradient of the image. */
  readonly inputGradient: boolean;
};

/**
 * Convolution ('same' padding), batch normalisation with its stored statistics, and relu6, as one step.
 *
 * Batch normalisation with fixed statistics is linear, so it is folded into the convolution:
 * kernel' = kernel · γ/√(σ² + ε) and bias = β − μ · γ/√(σ² + ε). Gradients by kernel, γ and β are exact.
 * Only input and output are kept for the way back, half of what the single layers would keep.
 */
export function convolutionUnit(
  input: Tensor4D,
  weights: ConvolutionUnitWeights,
  shape: ConvolutionUnitShape,
): Tensor4D {
  const scale = tf.mul(weights.gamma, tf.rsqrt(tf.add(weights.variance, shape.epsilon)));
  const kernel = tf.mul(weights.kernel, shape.depthwise ? tf.reshape(scale, [1, 1, -1, 1]) : scale);
  const bias = tf.sub(weights.beta, tf.mul(weights.mean, scale)) as Tensor1D; // why: one number a channel
  const fused = shape.inputGradient
    ? tf.customGrad((...args) => {
        const [x, k, b, save] = args as [Tensor, Tensor, Tensor, Save]; // why: customGrad appends `save`
        return fusedConvolution(x, k, b, save, shape);
      })(input, kernel, bias)
    : tf.customGrad((...args) => {
        const [k, b, save] = args as [Tensor, Tensor, Save]; // why: customGrad appends `save`
        return fusedConvolution(input, k, b, save, shape);
      })(kernel, bias);
  return fused as Tensor4D; // why: a convolution keeps the rank
}

type Save = (tensors: Tensor[]) => void;

function fusedConvolution(
  x: Tensor,
  kernel: Tensor,
  bias: Tensor,
  save: Save,
  shape: ConvolutionUnitShape,
): { value: Tensor; gradFunc: (dy: Tensor, saved: Tensor[]) => Tensor[] } {
  const run = kernelRunner(shape);
  const shifted = biasAdd(run('', { x, filter: kernel }, {}), bias);
  const y = shape.relu6 ? tf.relu6(shifted) : shifted;
  save([x, kernel, y]);
  const gradFunc = (dy: Tensor, saved: Tensor[]) => {
    const [x, filter, y] = saved as [Tensor, Tensor, Tensor]; // why: what was saved above
    const gradients = tf.tidy(() => {
      const gradient = shape.relu6 ? relu6Gradient(dy, y) : dy;
      const byKernel = run('BackpropFilter', { x, dy: gradient }, { filterShape: filter.shape });
      const byInput = shape.inputGradient
        ? [run('BackpropInput', { dy: gradient, filter }, { inputShape: x.shape })]
        : [];
      return [...byInput, byKernel, biasAddGradient(gradient)];
    });
    // Nobody asks for these again. TensorFlow.js would hold them until the way back has reached the image,
    // and so need the memory of all layers twice.
    tf.dispose([dy, ...saved]);
    return gradients;
  };
  return { value: y, gradFunc };
}

/** Runs a convolution's kernel, or those of its gradients, which TensorFlow.js has but does not export. */
function kernelRunner(shape: ConvolutionUnitShape) {
  const name = shape.depthwise ? 'DepthwiseConv2dNative' : 'Conv2D';
  const attributes = {
    strides: [shape.stride, shape.stride],
    pad: 'same',
    dataFormat: 'NHWC',
    dilations: [1, 1],
  };
  return (suffix: string, inputs: Record<string, Tensor>, more: Record<string, number[]>): Tensor =>
    tf.engine().runKernel(`${name}${suffix}`, inputs, { ...attributes, ...more }) as Tensor; // why: one output
}
