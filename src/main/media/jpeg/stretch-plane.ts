import type { GreyPlane } from './grey-eighth.ts';

/** Half the width of the kernel, in pixels of the smaller picture. */
const LOBES = 3;
/** Pixels are first averaged so far that at least this is left to do. */
const LEAST_LEFT = 2;
/** So many lengths are remembered: photographs come in few sizes. */
const REMEMBERED = 64;

/** Weights of one axis: for each new pixel, where its weights begin, and `taps` weights. */
type AxisWeights = {
  readonly starts: Int32Array;
  readonly taps: number;
  readonly weights: Float64Array;
};

const remembered = new Map<string, AxisWeights>();

/**
 * A grey picture stretched to a square.
 *
 * As libvips does it (`vips_resize`): Lanczos over three lobes, after the average of as many whole pixels as leave a
 * factor of two. So pictures that come another way, by libvips itself, are alike.
 */
export function stretchPlane({ width, height, pixels }: GreyPlane, side: number): Uint8Array {
  const down = axisWeights(height, side);
  const rows = new Float64Array(side * width);
  for (let y = 0; y < side; y += 1) {
    const start = down.starts[y] ?? 0;
    for (let tap = 0; tap < down.taps; tap += 1) {
      const weight = down.weights[y * down.taps + tap] ?? 0;
      if (weight === 0) continue;
      const from = (start + tap) * width;
      const to = y * width;
      for (let x = 0; x < width; x += 1) {
        rows[to + x] = (rows[to + x] ?? 0) + weight * (pixels[from + x] ?? 0);
      }
    }
  }
  const across = axisWeights(width, side);
  const stretched = new Uint8ClampedArray(side * side);
  for (let x = 0; x < side; x += 1) {
    const start = across.starts[x] ?? 0;
    const first = x * across.taps;
    for (let y = 0; y < side; y += 1) {
      const from = y * width + start;
      let sum = 0;
      for (let tap = 0; tap < across.taps; tap += 1) {
        sum += (across.weights[first + tap] ?? 0) * (rows[from + tap] ?? 0);
      }
      stretched[y * side + x] = sum;
    }
  }
  return new Uint8Array(stretched.buffer);
}

function axisWeights(length: number, side: number): AxisWeights {
  const key = `${length} ${side}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const made = madeAxisWeights(length, side);
  remembered.set(key, made);
  return made;
}

function madeAxisWeights(length: number, side: number): AxisWeights {
  const averaged = Math.max(1, Math.floor(length / side / LEAST_LEFT));
  const shrink = length / averaged / side;
  const last = length - 1;
  const rows = Array.from({ length: side }, (_, place) => {
    const row = new Float64Array(length);
    const centre = (place + 0.5) * shrink - 0.5;
    const reach = LOBES * Math.max(1, shrink);
    for (let at = Math.ceil(centre - reach); at <= centre + reach; at += 1) {
      const weight = lanczos((at - centre) / Math.max(1, shrink)) / averaged;
      for (let pixel = at * averaged; pixel < (at + 1) * averaged; pixel += 1) {
        const inside = Math.min(last, Math.max(0, pixel));
        row[inside] = (row[inside] ?? 0) + weight;
      }
    }
    const sum = row.reduce((total, weight) => total + weight, 0);
    return row.map((weight) => weight / sum);
  });
  const firsts = rows.map((row) => row.findIndex((weight) => weight !== 0));
  const taps = Math.max(
    ...rows.map(
      (row, place) => row.findLastIndex((weight) => weight !== 0) + 1 - (firsts[place] ?? 0),
    ),
  );
  const starts = Int32Array.from(firsts, (first) => Math.max(0, Math.min(first, length - taps)));
  const weights = new Float64Array(side * taps);
  rows.forEach((row, place) => {
    const start = starts[place] ?? 0;
    weights.set(row.subarray(start, start + taps), place * taps);
  });
  return { starts, taps, weights };
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const angle = Math.PI * x;
  return (LOBES * Math.sin(angle) * Math.sin(angle / LOBES)) / angle ** 2;
}
