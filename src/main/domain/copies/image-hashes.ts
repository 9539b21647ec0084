import type { HashList } from '../hash-list.ts';
import type { PerceptualHash } from '../perceptual-hash.ts';
import { axisWeights } from './axis-weights.ts';
import type { Box } from './box.ts';
import { contentBox } from './content-box.ts';
import { COPY_WINDOWS } from './copy-windows.ts';
import { GREY_SIDE, type GreyImage, requireGreyImage } from './grey-image.ts';
import { FREQUENCIES_PER_AXIS, HASH_FREQUENCIES, LOW_FREQUENCIES } from './low-frequencies.ts';

/** Coefficients nearer to zero count as zero: what rounding pixels and strong compression leave of a flat image. */
const NOISE = 0.05;

/** A part of an image as a copy would show it, the same way round and mirrored left to right. */
export type QueryHashes = {
  readonly box: Box;
  readonly hash: PerceptualHash;
  readonly mirrored: PerceptualHash;
};

export type ImageHashes = {
  /** What the image is looked for by: the whole, and the part inside its borders where it has some. */
  readonly queries: readonly QueryHashes[];
  /** What it is found by: hashes of `COPY_WINDOWS`, in their order. */
  readonly windows: HashList;
};

type Axis = { readonly start: number; readonly length: number; readonly weights: Float64Array };

const COLUMNS = distinctAxes(COPY_WINDOWS.map(({ x, width }) => ({ start: x, length: width })));
const ROWS = distinctAxes(COPY_WINDOWS.map(({ y, height }) => ({ start: y, length: height })));
const PLANS = COPY_WINDOWS.map((box) => ({
  column: placeOf(COLUMNS, box.x, box.width),
  row: placeOf(ROWS, box.y, box.height),
}));
/** Sums taken in one pass; divides `FREQUENCIES_PER_AXIS`. */
const ABREAST = 3;
/** Places of `LOW_FREQUENCIES` in the square of all frequencies, by rows of equal `v`. */
const PLACES = LOW_FREQUENCIES.map(({ u, v }) => v * FREQUENCIES_PER_AXIS + u);
/** For each `v`, how many frequencies across are wanted. */
const ACROSS_AT = Array.from({ length: FREQUENCIES_PER_AXIS }, (_, v) =>
  Math.max(0, ...LOW_FREQUENCIES.map((frequency) => (frequency.v === v ? frequency.u + 1 : 0))),
);

/**
 * All hashes by which an image finds and is found, from one pass over its grey picture.
 *
 * A bit of a hash is the sign of one of the 64 lowest spatial frequencies (`LOW_FREQUENCIES`) of the
 * part; bits run from the highest. The transform is separable: rows are projected once per distinct
 * column range of the windows, then columns. Mirroring an image only turns the sign of the odd
 * frequencies across, so that its hash needs no second transform.
 *
 * @param grey a square of `GREY_SIDE` pixels.
 */
export function imageHashes(grey: GreyImage): ImageHashes {
  requireGreyImage(grey);
  const values = Float64Array.from(grey);
  const projections = COLUMNS.map(({ weights }) => projectedRows(values, weights));
  const highs = new Uint32Array(PLANS.length);
  const lows = new Uint32Array(PLANS.length);
  const queries: QueryHashes[] = [];
  PLANS.forEach(({ column, row }, place) => {
    const [across, down] = [projections[column], ROWS[row]?.weights];
    if (across === undefined || down === undefined) return;
    const coefficients = coefficientsOf(across, down);
    const hash = signBits(coefficients);
    highs[place] = hash.high;
    lows[place] = hash.low;
    const [whole] = COPY_WINDOWS;
    if (place === 0 && whole !== undefined) queries.push(queryOf(whole, coefficients));
  });
  const content = contentBox(grey);
  if (content !== null) queries.push(queryHashes(grey, content));
  return { queries, windows: { highs, lows } };
}

/** The hashes of any part of an image. */
export function queryHashes(grey: GreyImage, box: Box): QueryHashes {
  requireGreyImage(grey);
  const rows = projectedRows(Float64Array.from(grey), axisWeights(box.x, box.width));
  return queryOf(box, coefficientsOf(rows, axisWeights(box.y, box.height)));
}

function queryOf(box: Box, coefficients: Float64Array): QueryHashes {
  const turned = coefficients.map((value, place) =>
    (LOW_FREQUENCIES[place]?.u ?? 0) % 2 === 1 ? -value : value,
  );
  return { box, hash: signBits(coefficients), mirrored: signBits(turned) };
}

/**
 * For each frequency across, the weighted sum of every row: `GREY_SIDE` values per frequency.
 *
 * Three frequencies at a time, so that a pixel is read a third as often.
 */
function projectedRows(grey: Float64Array, weights: Float64Array): Float64Array {
  const rows = new Float64Array(FREQUENCIES_PER_AXIS * GREY_SIDE);
  for (let u = 0; u < FREQUENCIES_PER_AXIS; u += ABREAST) {
    const first = u * GREY_SIDE;
    const second = first + GREY_SIDE;
    const third = second + GREY_SIDE;
    for (let y = 0; y < GREY_SIDE; y += 1) {
      const start = y * GREY_SIDE;
      let a = 0;
      let b = 0;
      let c = 0;
      for (let x = 0; x < GREY_SIDE; x += 1) {
        const value = grey[start + x] ?? 0;
        a += value * (weights[first + x] ?? 0);
        b += value * (weights[second + x] ?? 0);
        c += value * (weights[third + x] ?? 0);
      }
      rows[first + y] = a;
      rows[second + y] = b;
      rows[third + y] = c;
    }
  }
  return rows;
}

/** The coefficients of `LOW_FREQUENCIES`, in their order. */
function coefficientsOf(rows: Float64Array, weights: Float64Array): Float64Array {
  const square = new Float64Array(FREQUENCIES_PER_AXIS ** 2);
  for (let v = 0; v < FREQUENCIES_PER_AXIS; v += 1) {
    const down = v * GREY_SIDE;
    for (let u = 0; u < (ACROSS_AT[v] ?? 0); u += ABREAST) {
      const first = u * GREY_SIDE;
      const second = first + GREY_SIDE;
      const third = second + GREY_SIDE;
      let a = 0;
      let b = 0;
      let c = 0;
      for (let y = 0; y < GREY_SIDE; y += 1) {
        const weight = weights[down + y] ?? 0;
        a += weight * (rows[first + y] ?? 0);
        b += weight * (rows[second + y] ?? 0);
        c += weight * (rows[third + y] ?? 0);
      }
      const place = v * FREQUENCIES_PER_AXIS + u;
      square[place] = a;
      square[place + 1] = b;
      square[place + 2] = c;
    }
  }
  return Float64Array.from(PLACES, (place) => square[place] ?? 0);
}

function signBits(coefficients: Float64Array): PerceptualHash {
  let high = 0;
  let low = 0;
  for (let place = 0; place < HASH_FREQUENCIES; place += 1) {
    if ((coefficients[place] ?? 0) <= NOISE) continue;
    if (place < 32) high |= 1 << (31 - place);
    else low |= 1 << (63 - place);
  }
  return { high: high >>> 0, low: low >>> 0 };
}

function distinctAxes(
  parts: readonly { readonly start: number; readonly length: number }[],
): readonly Axis[] {
  const axes: Axis[] = [];
  for (const { start, length } of parts) {
    if (placeOf(axes, start, length) >= 0) continue;
    axes.push({ start, length, weights: axisWeights(start, length) });
  }
  return axes;
}

function placeOf(axes: readonly Axis[], start: number, length: number): number {
  return axes.findIndex((axis) => axis.start === start && axis.length === length);
}
