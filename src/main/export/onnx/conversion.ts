import { z } from 'zod';
import { Failure } from '../../../shared/failure.ts';
import type { ModelLayer, ModelTensor } from '../layers-model/layers-model.ts';
import type { OnnxAttribute, OnnxTensor } from './onnx-model.ts';

/** Sizes of what flows between layers, without the batch. */
export type FlowShape = ImageShape | { readonly kind: 'row'; readonly length: number };

export type ImageShape = {
  readonly kind: 'image';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
};

/** An operator; its constants follow the flowing inputs. */
export type ConversionStep = {
  readonly operator: string;
  readonly constants?: readonly {
    /** End of the constant's name; the layer's comes before it. */
    readonly suffix: string;
    readonly shape: readonly number[];
    readonly values: OnnxTensor['values'];
  }[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
};

/** What a layer becomes: operators one after the other, the first on the layer's inputs. */
export type ConvertedLayer = {
  readonly shape: FlowShape;
  readonly steps: readonly ConversionStep[];
};

/** A layer with what flows into it. */
export type LayerContext = {
  readonly layer: ModelLayer;
  readonly inputs: readonly FlowShape[];
  /** A weight of the layer, or null where it has none of this name. */
  readonly tensor: (weight: string) => ModelTensor | null;
};

export const Pair = z.tuple([z.int(), z.int()]).readonly();
const Windowed = z.looseObject({ padding: z.enum(['valid', 'same']), strides: Pair });
const Activated = z.looseObject({ activation: z.enum(['linear', 'relu', 'softmax']) });

/** The first input, which must be an image. */
export function imageOf({ layer, inputs }: LayerContext): ImageShape {
  const [flow] = inputs;
  if (flow?.kind === 'image') return flow;
  throw new Error(`${layer.name} takes an image`);
}

/** @throws Error where the layer lacks the weight. */
export function requireTensor({ layer, tensor }: LayerContext, weight: string): ModelTensor {
  const found = tensor(weight);
  if (found === null) throw new Error(`${layer.name} lacks its ${weight}`);
  return found;
}

/** What follows a layer that has an activation of its own. */
export function activationSteps(layer: ModelLayer): readonly ConversionStep[] {
  const { activation } = Activated.parse(layer.config);
  switch (activation) {
    case 'linear':
      return [];
    case 'relu':
      return [{ operator: 'Relu' }];
    case 'softmax':
      return [{ operator: 'Softmax', attributes: { axis: 1 } }];
  }
}

/**
 * Where windows lie on an image: the sizes of what comes out, and the pads before and after height and width.
 *
 * TensorFlow's `same` gives ceil(size / stride) outputs and, where pads are odd, one more after than before.
 */
export function windowsOn(
  { height, width }: ImageShape,
  [windowHeight, windowWidth]: readonly [number, number],
  layer: ModelLayer,
) {
  const { padding, strides } = Windowed.parse(layer.config);
  const [vertical, horizontal] = [
    axisWindows(height, windowHeight, strides[0], padding),
    axisWindows(width, windowWidth, strides[1], padding),
  ];
  return {
    height: vertical.outputs,
    width: horizontal.outputs,
    strides,
    pads: [vertical.before, horizontal.before, vertical.after, horizontal.after],
  };
}

function axisWindows(size: number, window: number, stride: number, padding: 'valid' | 'same') {
  if (padding === 'valid') {
    return { outputs: Math.floor((size - window) / stride) + 1, before: 0, after: 0 };
  }
  const outputs = Math.ceil(size / stride);
  const pad = Math.max(0, (outputs - 1) * stride + window - size);
  return { outputs, before: Math.floor(pad / 2), after: pad - Math.floor(pad / 2) };
}

export function unknownLayer(layer: ModelLayer): Failure {
  return new Failure(
    'BAD_INPUT',
    `The layer ${layer.name} is a ${layer.className}, which cannot be written as ONNX`,
    'Export the model as a TensorFlow.js folder instead.',
  );
}
