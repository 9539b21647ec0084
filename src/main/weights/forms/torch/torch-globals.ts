import { badWeights } from '../../reading/bad-weights.ts';
import type { FloatType } from '../../reading/float-type.ts';
import type { SourceFile } from '../../reading/source-file.ts';
import { type AllowedGlobals, GlobalName, ORDERED_DICT } from '../pickle/allowed-globals.ts';

/** Values of torch that one or more tensors look at. */
export class TorchStorage {
  readonly key: string;
  /** Null: it holds no floats. */
  readonly type: FloatType | null;
  readonly values: number;
  /** Where they lie; known after the pickle was read. */
  bytes: SourceFile | null = null;

  constructor(key: string, type: FloatType | null, values: number) {
    this.key = key;
    this.type = type;
    this.values = values;
  }
}

export class TorchTensor {
  readonly storage: TorchStorage;
  readonly offset: number;
  readonly shape: unknown;
  readonly strides: unknown;

  constructor(storage: TorchStorage, offset: number, shape: unknown, strides: unknown) {
    this.storage = storage;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }
}

const STORAGES: Readonly<Record<string, FloatType | null>> = {
  FloatStorage: 'float32',
  DoubleStorage: 'float64',
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  LongStorage: null,
  IntStorage: null,
  ShortStorage: null,
  CharStorage: null,
  ByteStorage: null,
  BoolStorage: null,
};

/** Bytes per value of the storages that hold no floats, of which a legacy file has the length in values. */
export const BYTES_OF_STORAGE: Readonly<Record<string, number>> = {
  FloatStorage: 4,
  DoubleStorage: 8,
  HalfStorage: 2,
  BFloat16Storage: 2,
  LongStorage: 8,
  IntStorage: 4,
  ShortStorage: 2,
  CharStorage: 1,
  ByteStorage: 1,
  BoolStorage: 1,
};

/** What the pickle of a table of tensors calls. */
export function torchGlobals(file: string): AllowedGlobals {
  const rebuild = {
    call: ([storage, offset, shape, strides]: readonly unknown[]) => {
      if (!(storage instanceof TorchStorage) || !isWhole(offset)) {
        throw badWeights(file, 'a tensor in its pickle has no storage');
      }
      return new TorchTensor(storage, offset, shape, strides);
    },
  };
  const parameter = { call: ([data]: readonly unknown[]) => data };
  const neverCalled = {
    call: () => {
      throw badWeights(file, 'its pickle makes a storage by itself');
    },
  };
  return new Map([
    ['torch._utils._rebuild_tensor_v2', rebuild],
    ['torch._utils._rebuild_tensor', rebuild],
    ['torch._utils._rebuild_parameter', parameter],
    ['collections.OrderedDict', ORDERED_DICT],
    ...Object.keys(STORAGES).map((name) => [`torch.${name}`, neverCalled] as const),
  ]);
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** The storage that a persistent id of torch speaks of: `('storage', type, key, device, values)`. */
export function storageOf(
  file: string,
  id: unknown,
): { readonly storage: TorchStorage; readonly className: string } {
  const [kind, type, key, , values] = Array.isArray(id) ? id : [];
  const className = type instanceof GlobalName ? type.name.replace(/^torch\./, '') : '';
  if (
    kind !== 'storage' ||
    !(className in STORAGES) ||
    typeof key !== 'string' ||
    !isWhole(values) ||
    values < 0
  ) {
    throw badWeights(file, 'its pickle speaks of a storage that cannot be read');
  }
  return { storage: new TorchStorage(key, STORAGES[className] ?? null, values), className };
}
