import { type LayersModel, type Tensor1D, type Tensor2D, type Tensor4D, tf } from '../backend.ts';
import { fusedConvolution } from '../fused-convolution.ts';
import { localResponseNormalisation } from '../local-response-normalisation.ts';
import { maxPooling } from '../max-pooling.ts';
import type { ConvolutionalStep } from './convolutional-steps.ts';

/**
 * The convolutional part of a network as a differentiable function: images [n, size, size, 3] to features
 * [n, height · width · channels].
 *
 * It reads the model's own variables, and equals the model's layers up to rounding.
 */
export function convolutionalFeatures(
  model: LayersModel,
  steps: readonly ConvolutionalStep[],
): (images: Tensor4D) => Tensor2D {
  const functions = steps.map((step, index) => stepFunction(model, step, index > 0));
  return (images) => {
    // Tidied step by step, so that without gradients one step's images are in memory at a time.
    const last = functions.reduce((input, run) => tf.tidy(() => run(input)), images);
    return tf.reshape(last, [last.shape[0], -1]);
  };
}

function stepFunction(
  model: LayersModel,
  step: ConvolutionalStep,
  inputGradient: boolean,
): (input: Tensor4D) => Tensor4D {
  if (step.kind === 'normalisation') return localResponseNormalisation;
  if (step.kind === 'pooling') return (input) => maxPooling(input, step);
  const [kernel, bias] = model.getLayer(step.layer.name).weights;
  if (!kernel || !bias) throw new Error(`the layer ${step.layer.name} lacks weights`);
  const { stride, padding } = step;
  const shape = { depthwise: false, stride, padding, activation: 'relu', inputGradient } as const;
  return (input) => fusedConvolution(input, kernel.read(), bias.read() as Tensor1D, shape); // why: one number a channel
}
