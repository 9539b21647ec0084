import { badWeights } from '../../reading/bad-weights.ts';
import { BYTES_OF_TYPE, decodeFloats } from '../../reading/float-type.ts';
import { layerAndPart } from '../../reading/layer-and-part.ts';
import { checkedShape, piecesOf, type RawTensor, valuesIn } from '../../reading/raw-tensor.ts';
import { type RawWeights, TENSORS_ALONE } from '../../reading/raw-weights.ts';
import { partOf } from '../../reading/source-file.ts';
import { rowStrides, stridedTensor } from '../../reading/strided-values.ts';
import { TorchTensor } from './torch-globals.ts';

/** Names under which checkpoints keep their table of tensors beside other things. */
const NESTED = ['state_dict', 'model_state_dict', 'model'] as const;

/** Between the first and the last value of a tensor whose values lie apart; they are read at once. */
const MOST_SPAN_BYTES = 2 ** 31;

/** The tensors of floats of what a pickle of torch held. */
export function torchWeights(file: string, value: unknown): RawWeights {
  const tensors: RawTensor[] = [];
  for (const [name, tensor] of tableOf(file, value)) {
    if (typeof name !== 'string' || !(tensor instanceof TorchTensor)) continue;
    const raw = tensorOf(file, name, tensor);
    if (raw !== null) tensors.push(raw);
  }
  return { form: 'pytorch', axes: 'channels-first', tensors, ...TENSORS_ALONE };
}

function tableOf(file: string, value: unknown): ReadonlyMap<unknown, unknown> {
  if (value instanceof Map) {
    for (const name of NESTED) {
      const nested: unknown = value.get(name);
      if (nested instanceof Map) return nested;
    }
    return value;
  }
  throw badWeights(
    file,
    'it holds no table of tensors',
    'Save the state_dict of the network: torch.save(network.state_dict(), file).',
  );
}

function tensorOf(file: string, name: string, tensor: TorchTensor): RawTensor | null {
  const { storage, offset } = tensor;
  const { type, bytes } = storage;
  if (type === null || bytes === null) return null;
  const shape = checkedShape(file, tensor.shape, storage.values);
  const strides = checkedShape(file, tensor.strides, Number.MAX_SAFE_INTEGER);
  const last = shape.reduce(
    (place, size, axis) => place + (size - 1) * (strides[axis] ?? 0),
    offset,
  );
  const isEmpty = valuesIn(shape) === 0;
  if (strides.length !== shape.length || offset < 0 || isEmpty || last >= storage.values) {
    throw badWeights(file, `${name} lies outside of its storage`);
  }
  const names = layerAndPart(name);
  const width = BYTES_OF_TYPE[type];
  if (isInOrder(shape, strides)) {
    const from = offset * width;
    const length = valuesIn(shape) * width;
    return { ...names, shape, pieces: () => piecesOf(partOf(bytes, from, length), type) };
  }
  const span = (last - offset + 1) * width;
  if (span > MOST_SPAN_BYTES) throw badWeights(file, `the values of ${name} lie too far apart`);
  const values = () => decodeFloats(bytes.read(offset * width, span), type);
  return stridedTensor({ ...names, shape }, values, strides);
}

/** Strides of axes of one step do not matter. */
function isInOrder(shape: readonly number[], strides: readonly number[]): boolean {
  const expected = rowStrides(shape);
  return shape.every((size, axis) => size === 1 || strides[axis] === expected[axis]);
}
