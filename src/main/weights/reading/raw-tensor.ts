import { badWeights } from './bad-weights.ts';
import { BYTES_OF_TYPE, decodeFloats, type FloatType } from './float-type.ts';
import type { SourceFile } from './source-file.ts';

/** A tensor as it lies in a file. */
export type RawTensor = {
  /** Its layer's name in the file, such as `features.0`. */
  readonly layer: string;
  /** What it is of its layer, such as `weight`. */
  readonly part: string;
  readonly shape: readonly number[];
  /** Its values, the last axis running fastest, in pieces of any length. */
  readonly pieces: () => Iterable<Float32Array>;
};

const VALUES_AT_ONCE = 2 ** 20;
export const MOST_AXES = 8;

/** How many values a shape has. */
export function valuesIn(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Values that lie in a file one after the other. */
export function* piecesOf(source: SourceFile, type: FloatType): Iterable<Float32Array> {
  const step = VALUES_AT_ONCE * BYTES_OF_TYPE[type];
  for (let at = 0; at < source.bytes; at += step) {
    yield decodeFloats(source.read(at, Math.min(step, source.bytes - at)), type);
  }
}

/**
 * All values of a tensor.
 *
 * @throws Failure BAD_INPUT when there are more or fewer than its shape says.
 */
export function valuesOf(file: string, tensor: Pick<RawTensor, 'shape' | 'pieces'>): Float32Array {
  const values = new Float32Array(valuesIn(tensor.shape));
  let done = 0;
  for (const piece of tensor.pieces()) {
    if (done + piece.length > values.length) break;
    values.set(piece, done);
    done += piece.length;
  }
  if (done !== values.length) throw badWeights(file, 'a tensor has another length than its shape');
  return values;
}

/**
 * A shape that a file tells, checked.
 *
 * @param room how many values the file has room for
 * @throws Failure BAD_INPUT for sizes that are no whole numbers, or too large.
 */
export function checkedShape(file: string, shape: unknown, room: number): readonly number[] {
  if (!Array.isArray(shape) || shape.length > MOST_AXES) throw badShape(file);
  let product = 1;
  for (const size of shape) {
    if (!Number.isSafeInteger(size) || size < 0) throw badShape(file);
    product *= size;
    if (product > room) throw badWeights(file, 'a tensor is larger than the file');
  }
  return shape.map(Number);
}

function badShape(file: string) {
  return badWeights(file, 'a tensor has a shape that cannot be');
}
