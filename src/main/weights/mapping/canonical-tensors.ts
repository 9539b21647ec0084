import {
  convolutionKernelChannelsLast,
  denseKernelChannelsLast,
} from '../../domain/networks/channels-last.ts';
import type { LayerWeights } from '../../domain/networks/layer-weights.ts';
import { badWeights } from '../reading/bad-weights.ts';
import { type RawTensor, valuesIn, valuesOf } from '../reading/raw-tensor.ts';
import type { RawWeights } from '../reading/raw-weights.ts';
import type { RecognisedNetwork } from './recognise-network.ts';

/** A tensor as the program keeps it; see `LayerWeights` for the order of axes. */
export type CanonicalTensor = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly pieces: () => Iterable<Float32Array>;
};

const POLARITIES = 3;

/**
 * The tensors of a network in the program's order of axes. Shapes and groups are checked for all of them, before
 * any value is read.
 *
 * @throws Failure BAD_INPUT that names the first layer of another shape, and both shapes.
 */
export function canonicalTensors(
  file: string,
  { network, tensors, polarity }: RecognisedNetwork,
  weights: Pick<RawWeights, 'axes' | 'groups'>,
): readonly CanonicalTensor[] {
  const own = network.layers.flatMap((layer) => {
    const kernel = tensors.get(`${layer.name}/kernel`);
    const bias = tensors.get(`${layer.name}/bias`);
    if (kernel === undefined || bias === undefined) return [];
    return ofLayer(file, layer, { kernel, bias }, weights);
  });
  if (polarity === null) return own;
  const layer: LayerWeights = {
    kind: 'dense',
    name: 'polarity',
    kernel: [network.last.inputs, POLARITIES],
    flattened: null,
  };
  return [...own, ...ofLayer(file, layer, polarity, weights)];
}

function ofLayer(
  file: string,
  layer: LayerWeights,
  { kernel, bias }: { readonly kernel: RawTensor; readonly bias: RawTensor },
  { axes, groups }: Pick<RawWeights, 'axes' | 'groups'>,
): readonly CanonicalTensor[] {
  const told = groups.get(kernel.layer);
  if (layer.kind === 'convolution' && told !== undefined && told !== layer.groups) {
    throw badWeights(
      file,
      `its ${kernel.layer} has ${told} groups, and ${layer.groups} in this network`,
      'Choose weights of the network itself, not of a variant.',
    );
  }
  const outputs = layer.kernel[layer.kernel.length - 1] ?? 0;
  requireShape(file, bias, [outputs]);
  return [
    {
      name: `${layer.name}/kernel`,
      shape: layer.kernel,
      pieces: axes === 'channels-last' ? inOrder(file, layer, kernel) : turned(file, layer, kernel),
    },
    { name: `${layer.name}/bias`, shape: [outputs], pieces: bias.pieces },
  ];
}

function inOrder(file: string, layer: LayerWeights, kernel: RawTensor): CanonicalTensor['pieces'] {
  requireShape(file, kernel, layer.kernel);
  return kernel.pieces;
}

/** From the order of Caffe and torch: outputs first, and height and width last. */
function turned(file: string, layer: LayerWeights, kernel: RawTensor): CanonicalTensor['pieces'] {
  if (layer.kind === 'convolution') {
    const [height, width, inputs, outputs] = layer.kernel;
    requireShape(file, kernel, [outputs, inputs, height, width]);
    return () => [convolutionKernelChannelsLast(valuesOf(file, kernel), layer.kernel)];
  }
  const { flattened } = layer;
  const [inputs, outputs] = layer.kernel;
  // timm has a convolution over the whole picture in its place, whose values lie in the same order.
  const isConvolution =
    flattened !== null &&
    isOfShape(kernel, [outputs, flattened.channels, flattened.height, flattened.width]);
  if (!isConvolution) requireShape(file, kernel, [outputs, inputs]);
  return () => [denseKernelChannelsLast(valuesOf(file, kernel), layer.kernel, flattened)];
}

function requireShape(file: string, tensor: RawTensor, shape: readonly number[]): void {
  if (isOfShape(tensor, shape)) return;
  const name = `${tensor.layer}.${tensor.part}`;
  throw badWeights(
    file,
    `its ${name} has the shape ${shapeText(tensor.shape)}, and ${shapeText(shape)} is needed`,
    'Choose weights of the network itself, not of a variant.',
  );
}

/** Axes of one step are added by old Caffe in front, and by timm at the end. */
function isOfShape(tensor: RawTensor, shape: readonly number[]): boolean {
  const found = tensor.shape;
  if (valuesIn(found) !== valuesIn(shape)) return false;
  const equals = (part: readonly number[]): boolean =>
    part.length === shape.length && part.every((size, axis) => size === shape[axis]);
  const extra = found.length - shape.length;
  if (extra < 0) return false;
  const isOnes = (part: readonly number[]): boolean => part.every((size) => size === 1);
  return (
    (isOnes(found.slice(0, extra)) && equals(found.slice(extra))) ||
    (isOnes(found.slice(shape.length)) && equals(found.slice(0, shape.length)))
  );
}

function shapeText(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}
