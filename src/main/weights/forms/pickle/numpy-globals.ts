import { badWeights } from '../../reading/bad-weights.ts';
import { BYTES_OF_TYPE, type FloatType } from '../../reading/float-type.ts';
import { checkedShape, valuesIn } from '../../reading/raw-tensor.ts';
import type { AllowedGlobal, AllowedGlobals } from './allowed-globals.ts';
import {
  bytesInMemory,
  isPickleBytes,
  isPickleText,
  latin1OfText,
  type PickleBytes,
} from './pickle-bytes.ts';

/** An array of NumPy in a pickle. */
export class PickledArray {
  shape: readonly number[] = [];
  /** Null: it holds no floats. */
  type: FloatType | null = null;
  /** The first axis runs fastest. */
  isFortran = false;
  bytes: PickleBytes | null = null;
  /** What an array of objects holds. */
  objects: readonly unknown[] = [];
}

class PickledType {
  readonly code: string;
  isBig = false;

  constructor(code: string) {
    this.code = code;
  }
}

const FLOAT_CODES: Readonly<
  Record<string, { readonly little: FloatType; readonly big?: FloatType }>
> = {
  f4: { little: 'float32', big: 'float32-big' },
  f8: { little: 'float64', big: 'float64-big' },
  f2: { little: 'float16' },
};

/** What pickles of NumPy's arrays call, by the names of NumPy 1 and 2. */
export function numpyGlobals(file: string): AllowedGlobals {
  const array = {
    call: () => new PickledArray(),
    build: (made: unknown, state: unknown) => {
      if (!(made instanceof PickledArray) || !Array.isArray(state)) return;
      const [, shape, type, isFortran, bytes] = state;
      fill(file, made, { shape, type, isFortran: isFortran === true || isFortran === 1, bytes });
    },
  };
  const type = {
    call: ([code]: readonly unknown[]) => new PickledType(textOf(code)),
    build: (made: unknown, state: unknown) => {
      if (made instanceof PickledType && Array.isArray(state))
        made.isBig = textOf(state[1]) === '>';
    },
  };
  const fromBuffer = {
    call: ([bytes, type, shape, order]: readonly unknown[]) => {
      const made = new PickledArray();
      fill(file, made, { shape, type, isFortran: textOf(order) === 'F', bytes });
      return made;
    },
  };
  const encoded = new Map<string, PickleBytes>();
  const encode = {
    call: ([text]: readonly unknown[]) => {
      if (isPickleText(text)) return latin1OfText(text);
      const key = typeof text === 'string' ? text : '';
      // Asked for again and again by a pickle that means harm.
      const before = encoded.get(key);
      if (before !== undefined) return before;
      const made = bytesInMemory(file, Buffer.from(key, 'latin1'));
      encoded.set(key, made);
      return made;
    },
  };
  const anArrayClass = { call: () => new PickledArray() };
  return new Map<string, AllowedGlobal>([
    ['numpy.core.multiarray._reconstruct', array],
    ['numpy._core.multiarray._reconstruct', array],
    ['numpy.core.numeric._frombuffer', fromBuffer],
    ['numpy._core.numeric._frombuffer', fromBuffer],
    ['numpy.ndarray', anArrayClass],
    ['numpy.dtype', type],
    ['_codecs.encode', encode],
  ]);
}

function fill(
  file: string,
  array: PickledArray,
  state: {
    readonly shape: unknown;
    readonly type: unknown;
    readonly isFortran: boolean;
    readonly bytes: unknown;
  },
): void {
  const type = state.type instanceof PickledType ? floatTypeOf(state.type) : null;
  array.type = type;
  array.isFortran = state.isFortran;
  if (Array.isArray(state.bytes)) array.objects = state.bytes;
  if (type === null || !isPickleBytes(state.bytes)) return;
  const room = state.bytes.source.bytes / BYTES_OF_TYPE[type];
  array.shape = checkedShape(file, state.shape, room);
  if (valuesIn(array.shape) !== room) {
    throw badWeights(file, 'an array in its pickle has another length than its shape');
  }
  array.bytes = state.bytes;
}

function floatTypeOf({ code, isBig }: PickledType): FloatType | null {
  const known = FLOAT_CODES[code.replace(/^[<=|>]/, '')];
  return (isBig || code.startsWith('>') ? known?.big : known?.little) ?? null;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isPickleBytes(value) || value.source.bytes > 16) return '';
  return Buffer.from(value.source.read(0, value.source.bytes)).toString('latin1');
}
