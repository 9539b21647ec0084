import { z } from 'zod';
import type { ModelTensor } from '../layers-model/layers-model.ts';
import { permute } from '../layers-model/permute.ts';
import {
  activationSteps,
  type ConvertedLayer,
  imageOf,
  type LayerContext,
  requireTensor,
  windowsOn,
} from './conversion.ts';

/** A plain convolution. */
export function convertConvolution(context: LayerContext): ConvertedLayer {
  return convolution(context, requireTensor(context, 'kernel'), 1);
}

/** TensorFlow's kernels are [height, width, in, out], those of ONNX [out, in, height, width]. */
const KERNEL_ORDER = [3, 2, 0, 1];

/** A convolution whose channels fall into so many groups. */
function convolution(context: LayerContext, kernel: ModelTensor, group: number): ConvertedLayer {
  const { layer } = context;
  const values = permute(kernel.values, kernel.shape, KERNEL_ORDER);
  const shape = KERNEL_ORDER.map((axis) => kernel.shape[axis] ?? 1);
  const window = [shape[2] ?? 1, shape[3] ?? 1] as const;
  const bias = context.tensor('bias');
  const { pads, strides, height, width } = windowsOn(imageOf(context), window, layer);
  return {
    shape: { kind: 'image', height, width, channels: shape[0] ?? 1 },
    steps: [
      {
        operator: 'Conv',
        constants: [
          { suffix: 'kernel', values, shape },
          ...(bias === null ? [] : [{ suffix: 'bias', ...bias }]),
        ],
        attributes: { kernel_shape: window, strides, pads, group, dilations: [1, 1] },
      },
      ...activationSteps(layer),
    ],
  };
}

/** TensorFlow's depthwise kernel is [height, width, in, multiplier]; each input channel makes its own outputs. */
export function convertDepthwise(context: LayerContext): ConvertedLayer {
  const kernel = requireTensor(context, 'depthwise_kernel');
  const [height = 1, width = 1, inputs = 1, multiplier = 1] = kernel.shape;
  return convolution(
    context,
    { values: kernel.values, shape: [height, width, 1, inputs * multiplier] },
    inputs,
  );
}

export function convertGrouped(context: LayerContext): ConvertedLayer {
  const { groups } = z.looseObject({ groups: z.int().positive() }).parse(context.layer.config);
  const plain = { padding: 'same', strides: [1, 1], activation: 'relu' };
  const layer = { ...context.layer, config: { ...context.layer.config, ...plain } };
  return convolution({ ...context, layer }, requireTensor(context, 'kernel'), groups);
}
