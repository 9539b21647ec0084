import type { NetworkName } from '../../../shared/domain/fine-tune.ts';
import { Failure } from '../../../shared/failure.ts';
import {
  convolutionKernelChannelsLast,
  denseKernelChannelsLast,
} from '../../domain/networks/channels-last.ts';
import type { LayersModelGraph, ModelLayer, ModelTensor } from '../layers-model/layers-model.ts';
import { permute } from '../layers-model/permute.ts';
import type { LazyTensor } from './safetensors-file.ts';

/** A layer with weights, as PyTorch's state dictionaries have it. */
export type TorchLayer = {
  /** Name of its module; `.weight` and `.bias` come after it. */
  readonly module: string;
  readonly layer: string;
  readonly kernel: ModelTensor;
  readonly bias: ModelTensor;
  /** What a fully connected layer's inputs were before they were one row; null where they were one already. */
  readonly flattened: Flattened | null;
};

type Flattened = { readonly height: number; readonly width: number; readonly channels: number };

/**
 * The layers of a network with the names that PyTorch users know: torchvision's for VGG-19, Caffe's for HybridCNN.
 *
 * @throws Failure BAD_INPUT for another network, whose layers have no names in PyTorch.
 */
export function torchLayers(graph: LayersModelGraph, network: NetworkName): readonly TorchLayer[] {
  requireTorchNames(network);
  const nameOf = network === 'VGG-19' ? torchvisionNames() : caffeName;
  let channels = 3;
  let isRow = false;
  return graph.layers.flatMap((layer): TorchLayer[] => {
    const module = nameOf(layer);
    const kernel = graph.tensors.get(`${layer.name}/kernel`);
    const bias = graph.tensors.get(`${layer.name}/bias`);
    if (kernel === undefined || bias === undefined) return [];
    const [inputs = 0, outputs = 0] = kernel.shape.slice(-2);
    const isDense = kernel.shape.length === 2;
    const flattened = isDense && !isRow ? flattenedFrom(inputs, channels) : null;
    isRow ||= isDense;
    channels = outputs;
    return [{ module, layer: layer.name, kernel, bias, flattened }];
  });
}

/** @throws Failure BAD_INPUT for a network whose layers have no names in PyTorch. */
export function requireTorchNames(network: NetworkName): void {
  if (network === 'VGG-19' || network === 'HybridCNN') return;
  throw new Failure(
    'BAD_INPUT',
    `${network} cannot be written as safetensors: it comes from Keras, and its layers have no names in PyTorch`,
    'Choose ONNX, which PyTorch users can run too, or the Keras form.',
  );
}

/** Tensors in PyTorch's order of axes: kernels [out, in, height, width], fully connected ones [out, in]. */
export function torchTensors(layers: readonly TorchLayer[]): readonly LazyTensor[] {
  return layers.flatMap(({ module, kernel, bias, flattened }): LazyTensor[] => [
    { name: `${module}.weight`, ...turned(kernel, flattened) },
    { name: `${module}.bias`, shape: bias.shape, values: () => bias.values },
  ]);
}

/** The kernel of a layer from PyTorch's order of axes, for whoever reads the file back. */
export function kernelFromTorch(
  { kernel, flattened }: TorchLayer,
  values: Float32Array,
): Float32Array {
  const [a = 1, b = 1, c = 1, d = 1] = kernel.shape;
  return kernel.shape.length === 2
    ? denseKernelChannelsLast(values, [a, b], flattened)
    : convolutionKernelChannelsLast(values, [a, b, c, d]);
}

function turned(
  { shape, values }: ModelTensor,
  flattened: Flattened | null,
): Pick<LazyTensor, 'shape' | 'values'> {
  const [, outputs = 1] = shape;
  const order = [...shape.keys()].reverse();
  if (shape.length !== 2) {
    // [height, width, in, out] to [out, in, height, width].
    const axes = [3, 2, 0, 1];
    return {
      shape: axes.map((axis) => shape[axis] ?? 1),
      values: () => permute(values, shape, axes),
    };
  }
  const turnedShape = order.map((axis) => shape[axis] ?? 1);
  if (flattened === null)
    return { shape: turnedShape, values: () => permute(values, shape, order) };
  const { height, width, channels } = flattened;
  return {
    shape: turnedShape,
    values: () => permute(values, [height, width, channels, outputs], [3, 2, 0, 1]),
  };
}

/** Images are square, so that the channels tell how high and wide they were. */
function flattenedFrom(inputs: number, channels: number): Flattened {
  const side = Math.sqrt(inputs / channels);
  return { height: side, width: side, channels };
}

/** A layer's place in torchvision's lists: each convolution has a rectifier after it, each dense layer a dropout too. */
function torchvisionNames(): (layer: ModelLayer) => string {
  let feature = 0;
  let classifier = 0;
  return ({ className }) => {
    if (className === 'Conv2D') {
      feature += 2;
      return `features.${feature - 2}`;
    }
    if (className === 'MaxPooling2D') feature += 1;
    if (className !== 'Dense') return '';
    classifier += 3;
    return `classifier.${classifier - 3}`;
  };
}

/** Caffe calls the last fully connected layer of the network fc8. */
function caffeName({ name }: ModelLayer): string {
  return name === 'polarity' ? 'fc8' : name;
}
