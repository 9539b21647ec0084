import { z } from 'zod';
import type { ModelTensor } from '../layers-model/layers-model.ts';
import {
  activationSteps,
  type ConvertedLayer,
  type FlowShape,
  imageOf,
  type LayerContext,
  requireTensor,
  unknownLayer,
} from './conversion.ts';
import { convertConvolution, convertDepthwise, convertGrouped } from './convert-convolution.ts';
import { convertPooling, convertZeroPadding } from './convert-pooling.ts';

/**
 * Caffe's local response normalisation over five channels (Krizhevsky et al. 2012, section 3.3, with Caffe's
 * constant 1). ONNX divides alpha by the window, as Caffe does.
 */
const NORMALISATION = {
  size: 5,
  alpha: { float: 1e-4 },
  beta: { float: 0.75 },
  bias: { float: 1 },
};

/**
 * A layer of a TensorFlow.js model in ONNX operators, images channels first.
 *
 * @throws Failure BAD_INPUT for a layer that no network of this program has.
 */
export function convertLayer(context: LayerContext): ConvertedLayer {
  const { layer } = context;
  switch (layer.className) {
    case 'Conv2D':
      return convertConvolution(context);
    case 'DepthwiseConv2D':
      return convertDepthwise(context);
    case 'T4SA>GroupedConvolution':
      return convertGrouped(context);
    case 'T4SA>ResponseNormalisation':
      return { shape: imageOf(context), steps: [{ operator: 'LRN', attributes: NORMALISATION }] };
    case 'BatchNormalization':
      return batchNormalisation(context);
    case 'ReLU':
      return relu(context);
    case 'Activation':
      return { shape: flowOf(context), steps: activationSteps(layer) };
    case 'ZeroPadding2D':
      return convertZeroPadding(context);
    case 'MaxPooling2D':
      return convertPooling(context, 'MaxPool', {});
    case 'AveragePooling2D':
      return convertPooling(context, 'AveragePool', { count_include_pad: 0 });
    case 'Add':
      return { shape: flowOf(context), steps: [{ operator: 'Add' }] };
    case 'Concatenate':
      return concatenation(context);
    case 'Flatten':
      return flattening(context);
    case 'Dense':
      return dense(context);
    case 'Dropout':
      return { shape: flowOf(context), steps: [] };
    default:
      throw unknownLayer(layer);
  }
}

function flowOf({ layer, inputs }: LayerContext): FlowShape {
  const [flow] = inputs;
  if (flow === undefined) throw new Error(`${layer.name} takes nothing`);
  return flow;
}

/** Relu, cut off above where the layer says so: the 6 of MobileNetV2. */
function relu(context: LayerContext): ConvertedLayer {
  const { max_value: most } = z
    .looseObject({ max_value: z.number().nullish() })
    .parse(context.layer.config);
  const shape = flowOf(context);
  if (most === null || most === undefined) return { shape, steps: [{ operator: 'Relu' }] };
  const bounds = [
    { suffix: 'least', shape: [], values: Float32Array.of(0) },
    { suffix: 'most', shape: [], values: Float32Array.of(most) },
  ];
  return { shape, steps: [{ operator: 'Clip', constants: bounds }] };
}

function batchNormalisation(context: LayerContext): ConvertedLayer {
  const { epsilon } = z.looseObject({ epsilon: z.number() }).parse(context.layer.config);
  const mean = requireTensor(context, 'moving_mean');
  const { shape } = mean;
  const filled = (value: number): ModelTensor => ({
    shape,
    values: new Float32Array(mean.values.length).fill(value),
  });
  return {
    shape: imageOf(context),
    steps: [
      {
        operator: 'BatchNormalization',
        constants: [
          { suffix: 'gamma', ...(context.tensor('gamma') ?? filled(1)) },
          { suffix: 'beta', ...(context.tensor('beta') ?? filled(0)) },
          { suffix: 'mean', ...mean },
          { suffix: 'variance', ...requireTensor(context, 'moving_variance') },
        ],
        attributes: { epsilon: { float: epsilon } },
      },
    ],
  };
}

function concatenation(context: LayerContext): ConvertedLayer {
  const channels = context.inputs.reduce(
    (sum, flow) => sum + (flow.kind === 'image' ? flow.channels : 0),
    0,
  );
  return {
    shape: { ...imageOf(context), channels },
    steps: [{ operator: 'Concat', attributes: { axis: 1 } }],
  };
}

/** Dense layers after it take pixel by pixel all channels, so these go last again. */
function flattening(context: LayerContext): ConvertedLayer {
  const { height, width, channels } = imageOf(context);
  return {
    shape: { kind: 'row', length: height * width * channels },
    steps: [
      { operator: 'Transpose', attributes: { perm: [0, 2, 3, 1] } },
      { operator: 'Flatten', attributes: { axis: 1 } },
    ],
  };
}

function dense(context: LayerContext): ConvertedLayer {
  const kernel = requireTensor(context, 'kernel');
  const bias = context.tensor('bias');
  return {
    shape: { kind: 'row', length: kernel.shape[1] ?? 1 },
    steps: [
      {
        operator: 'Gemm',
        constants: [
          { suffix: 'kernel', ...kernel },
          ...(bias === null ? [] : [{ suffix: 'bias', ...bias }]),
        ],
      },
      ...activationSteps(context.layer),
    ],
  };
}
