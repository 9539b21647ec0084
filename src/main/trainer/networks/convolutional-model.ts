import type { LayerWeights } from '../../domain/networks/layer-weights.ts';
import { type LayersModel, tf } from '../backend.ts';
import { GroupedConvolution } from '../layers/grouped-convolution.ts';
import { ResponseNormalisation } from '../layers/response-normalisation.ts';
import type { ConvolutionalStep } from './convolutional-steps.ts';

const CLASSES = 3;
/** Krizhevsky et al. (2012), section 4.2, and Simonyan and Zisserman (2015), section 3.1. */
export const DROPOUT_RATE = 0.5;
export const LAST_LAYER = 'polarity';

type Layer = LayersModel['layers'][number];
type Dense = Extract<LayerWeights, { readonly kind: 'dense' }>;

/**
 * A network as a TensorFlow.js model, all its weights zero: images [n, size, size, 3] to three probabilities.
 *
 * Fully connected layers have relu and dropout after them; the last one is new.
 */
export function convolutionalModel(
  name: string,
  inputSize: number,
  steps: readonly ConvolutionalStep[],
  dense: readonly Dense[],
): LayersModel {
  const input = tf.input({ shape: [inputSize, inputSize, 3] });
  const layers = [
    ...steps.map(stepLayer),
    tf.layers.flatten({ name: 'features' }),
    ...dense.flatMap(({ name, kernel: [, units] }) => [
      tf.layers.dense({ name, units, activation: 'relu', ...ZEROS }),
      tf.layers.dropout({ name: `${name}-dropout`, rate: DROPOUT_RATE }),
    ]),
    tf.layers.dense({ name: LAST_LAYER, units: CLASSES, activation: 'softmax', ...ZEROS }),
  ];
  const output = layers.reduce(
    (tensor, layer) => layer.apply(tensor) as typeof input, // why: one symbolic tensor in, one out
    input,
  );
  return tf.model({ name, inputs: input, outputs: output });
}

/** Drawing weights that are replaced anyway would take longer than loading them. */
const ZEROS = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const;

function stepLayer(step: ConvolutionalStep): Layer {
  if (step.kind === 'normalisation') return new ResponseNormalisation({ name: step.name });
  if (step.kind === 'pooling') {
    const { name, window, stride, padding } = step;
    return tf.layers.maxPooling2d({ name, poolSize: window, strides: stride, padding });
  }
  const { layer, stride, padding } = step;
  const [kernelSize, , , filters] = layer.kernel;
  return layer.groups === 1
    ? tf.layers.conv2d({
        name: layer.name,
        kernelSize,
        filters,
        strides: stride,
        padding,
        activation: 'relu',
        ...ZEROS,
      })
    : new GroupedConvolution({ name: layer.name, kernelSize, filters, groups: layer.groups });
}
