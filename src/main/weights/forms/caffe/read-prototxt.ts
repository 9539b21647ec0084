import { badWeights } from '../../reading/bad-weights.ts';
import type { SourceFile } from '../../reading/source-file.ts';
import { parsePrototxt, type TextMessage } from './parse-prototxt.ts';

/** What a `.prototxt` says that its weights do not. */
export type Prototxt = {
  /** Groups of convolutions, by layer. */
  readonly groups: ReadonlyMap<string, number>;
  /** Outputs of convolutions and fully connected layers, by layer. */
  readonly outputs: ReadonlyMap<string, number>;
  /** Side of the square input, pixels; null where it says none. */
  readonly inputSize: number | null;
  /** Blue, green, red; null where it says none. */
  readonly mean: readonly [number, number, number] | null;
};

/** Far more than any network is described by: that of VGG-19 has 5,000 bytes. */
const MOST_BYTES = 2 ** 22;

/** @throws Failure BAD_INPUT when it cannot be read. */
export function readPrototxt(file: SourceFile): Prototxt {
  if (file.bytes > MOST_BYTES) throw badWeights(file.name, 'it is too long for a prototxt');
  const text = Buffer.from(file.read(0, file.bytes)).toString('utf8');
  const net = parsePrototxt(file.name, text);
  const groups = new Map<string, number>();
  const outputs = new Map<string, number>();
  const layers = [...messages(net, 'layer'), ...messages(net, 'layers')];
  for (const layer of layers) {
    const [name] = texts(layer, 'name');
    if (name === undefined) continue;
    const [convolution] = messages(layer, 'convolution_param');
    if (convolution !== undefined) {
      groups.set(name, number(convolution, 'group') ?? 1);
      setKnown(outputs, name, number(convolution, 'num_output'));
    }
    const [dense] = messages(layer, 'inner_product_param');
    if (dense !== undefined) setKnown(outputs, name, number(dense, 'num_output'));
  }
  return { groups, outputs, inputSize: inputSize(net, layers), mean: meanOf(layers) };
}

/** `input_dim` four times, `input_shape`, the shape of an Input layer, or the crop of a data layer. */
function inputSize(net: TextMessage, layers: readonly TextMessage[]): number | null {
  const shapes = [
    texts(net, 'input_dim'),
    ...messages(net, 'input_shape').map((shape) => texts(shape, 'dim')),
    ...layers
      .flatMap((layer) => messages(layer, 'input_param'))
      .flatMap((parameter) => messages(parameter, 'shape'))
      .map((shape) => texts(shape, 'dim')),
  ];
  const crops = transforms(layers).map((transform) => number(transform, 'crop_size'));
  const sizes = [...shapes.map(([, , height]) => Number(height)), ...crops.map(Number)];
  return sizes.find((size) => Number.isInteger(size) && size > 0) ?? null;
}

function meanOf(layers: readonly TextMessage[]): Prototxt['mean'] {
  for (const transform of transforms(layers)) {
    const [blue, green, red] = texts(transform, 'mean_value').map(Number);
    if (blue !== undefined && green !== undefined && red !== undefined) return [blue, green, red];
  }
  return null;
}

function transforms(layers: readonly TextMessage[]): readonly TextMessage[] {
  return layers.flatMap((layer) => messages(layer, 'transform_param'));
}

function messages(message: TextMessage, field: string): readonly TextMessage[] {
  return (message.get(field) ?? []).filter((value) => typeof value !== 'string');
}

function texts(message: TextMessage, field: string): readonly string[] {
  return (message.get(field) ?? []).filter((value) => typeof value === 'string');
}

function number(message: TextMessage, field: string): number | null {
  const value = Number(texts(message, field)[0]);
  return Number.isFinite(value) ? value : null;
}

function setKnown(map: Map<string, number>, name: string, value: number | null): void {
  if (value !== null) map.set(name, value);
}
