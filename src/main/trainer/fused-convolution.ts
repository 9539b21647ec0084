import { type Tensor, type Tensor1D, type Tensor4D, tf } from './backend.ts';
import {
  biasAddGradient,
  type ConvolutionShape,
  convolutionKernels,
  relu6Gradient,
  reluGradient,
} from './convolution-kernels.ts';

export type FusedConvolutionShape = ConvolutionShape & {
  readonly activation: 'none' | 'relu' | 'relu6';
  /** False for the first convolution: nobody asks for the gradient of the image. */
  readonly inputGradient: boolean;
};

/**
 * Convolution, bias and activation as one step.
 *
 * `kernel` is [height, width, in, out], [height, width, in / groups, out] where the channels are convolved in
 * groups, or [height, width, in, 1] where the convolution is depthwise. Only input, kernel and output are kept
 * for the way back, half of what the single layers would keep.
 */
export function fusedConvolution(
  input: Tensor4D,
  kernel: Tensor,
  bias: Tensor1D,
  shape: FusedConvolutionShape,
): Tensor4D {
  const fused = shape.inputGradient
    ? tf.customGrad((...args) => {
        const [x, k, b, save] = args as [Tensor, Tensor, Tensor, Save]; // why: customGrad appends `save`
        return withGradients(x, k, b, save, shape);
      })(input, kernel, bias)
    : tf.customGrad((...args) => {
        const [k, b, save] = args as [Tensor, Tensor, Save]; // why: customGrad appends `save`
        return withGradients(input, k, b, save, shape);
      })(kernel, bias);
  return fused as Tensor4D; // why: a convolution keeps the rank
}

type Save = (tensors: Tensor[]) => void;

function withGradients(
  x: Tensor,
  kernel: Tensor,
  bias: Tensor,
  save: Save,
  shape: FusedConvolutionShape,
): { value: Tensor; gradFunc: (dy: Tensor, saved: Tensor[]) => Tensor[] } {
  const kernels = convolutionKernels(shape);
  const y = activated(kernels.forward(x, kernel, bias), shape);
  save([x, kernel, y]);
  const gradFunc = (dy: Tensor, saved: Tensor[]) => {
    const [x, filter, y] = saved as [Tensor, Tensor, Tensor]; // why: what was saved above
    const gradients = tf.tidy(() => {
      const gradient = activationGradient(dy, y, shape);
      const byFilter = kernels.byFilter(gradient, x, filter.shape);
      const byInput = shape.inputGradient ? [kernels.byInput(gradient, filter, x.shape)] : [];
      return [...byInput, byFilter, biasAddGradient(gradient)];
    });
    // Nobody asks for these again. TensorFlow.js would hold them until the way back has reached the image,
    // and so need the memory of all layers twice.
    tf.dispose([dy, ...saved]);
    return gradients;
  };
  return { value: y, gradFunc };
}

function activated(value: Tensor, { activation }: FusedConvolutionShape): Tensor {
  if (activation === 'none') return value;
  return activation === 'relu' ? tf.relu(value) : tf.relu6(value);
}

function activationGradient(dy: Tensor, y: Tensor, { activation }: FusedConvolutionShape): Tensor {
  if (activation === 'none') return dy;
  return activation === 'relu' ? reluGradient(dy, y) : relu6Gradient(dy, y);
}
