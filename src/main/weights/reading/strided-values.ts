import type { RawTensor } from './raw-tensor.ts';

/** An axis that is gone along: how many steps, and how far apart they lie. */
export type Axis = { readonly size: number; readonly stride: number };

const VALUES_AT_ONCE = 2 ** 20;

/**
 * Values in another order than they lie in, the last axis running fastest, in pieces of about a million.
 *
 * @param start place of the first
 */
export function* stridedPieces(
  values: Float32Array,
  axes: readonly Axis[],
  start = 0,
): Iterable<Float32Array> {
  const [first, ...rest] = axes;
  if (first === undefined) {
    yield values.subarray(start, start + 1);
    return;
  }
  const perStep = rest.reduce((product, { size }) => product * size, 1);
  if (perStep > VALUES_AT_ONCE) {
    for (let step = 0; step < first.size; step += 1) {
      yield* stridedPieces(values, rest, start + step * first.stride);
    }
    return;
  }
  const steps = Math.max(1, Math.floor(VALUES_AT_ONCE / Math.max(1, perStep)));
  for (let step = 0; step < first.size; step += steps) {
    const taken = { size: Math.min(steps, first.size - step), stride: first.stride };
    const piece = new Float32Array(taken.size * perStep);
    gather(values, [taken, ...rest], start + step * first.stride, piece, 0);
    yield piece;
  }
}

/** A tensor whose values lie in steps of `strides`. */
export function stridedTensor(
  tensor: Pick<RawTensor, 'layer' | 'part' | 'shape'>,
  values: () => Float32Array,
  strides: readonly number[],
): RawTensor {
  return {
    ...tensor,
    pieces: () =>
      stridedPieces(
        values(),
        tensor.shape.map((size, axis) => ({ size, stride: strides[axis] ?? 0 })),
      ),
  };
}

/** Strides of values of which the last axis runs fastest. */
export function rowStrides(shape: readonly number[]): readonly number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis -= 1) {
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  }
  return strides;
}

function gather(
  values: Float32Array,
  axes: readonly Axis[],
  start: number,
  target: Float32Array,
  at: number,
): number {
  const [axis, ...rest] = axes;
  if (axis === undefined) return at;
  let place = at;
  let from = start;
  for (let step = 0; step < axis.size; step += 1) {
    if (rest.length === 0) {
      target[place] = values[from] ?? Number.NaN;
      place += 1;
    } else {
      place = gather(values, rest, from, target, place);
    }
    from += axis.stride;
  }
  return place;
}
