import { solveLinearSystem } from '../solve-linear-system.ts';
import type { Box } from './box.ts';
import type { Level } from './grey-levels.ts';
import { type Samples, sampleBox } from './sample-box.ts';

/** Change of place and size (4), contrast and brightness (2). */
const UNKNOWNS = 6;
/** The unknowns' factors and the right side. */
const TERMS = UNKNOWNS + 1;
/** Keeps the equations solvable where a picture has no slope in some direction. */
const RIDGE = 1e-3;
/** Below this contrast the part does not show the picture. */
const LEAST_GAIN = 0.05;
/** A step moves an edge by at most this share of the image. */
const LONGEST_STEP = 0.08;
const SMALL_STEP = 0.0005;
/** Errors below this brightness are rounding, and all count alike. */
const LEAST_SCALE = 1;
const LEAST_SIDE = 0.4;
const MOST_SIDE = 1.6;

/**
 * Moves and stretches a box until the part of `around` inside it looks like `template`.
 *
 * Gauss–Newton steps for the place, size, contrast and brightness that fit best (B. D. Lucas and
 * T. Kanade, "An Iterative Image Registration Technique", IJCAI 1981). Points that fit badly, such as those
 * of a watermark, count less (Cauchy's weights).
 *
 * @param template brightness at `count` × `count` points of the picture that is looked for.
 * @returns the box where the steps ended, or null where they led nowhere.
 */
export function alignBox(
  template: Float64Array,
  around: Level,
  start: Box,
  { count, steps }: { readonly count: number; readonly steps: number },
): Box | null {
  let box = start;
  let scale = Number.POSITIVE_INFINITY;
  for (let step = 0; step < steps; step += 1) {
    const samples = sampleBox(around, box, count);
    const fit = fitted(template, samples, count, scale);
    if (fit === null) return null;
    const [dx = 0, dWidth = 0, dy = 0, dHeight = 0] = fit.change;
    box = {
      x: box.x + dx,
      y: box.y + dy,
      width: box.width + dWidth,
      height: box.height + dHeight,
    };
    if (!isSensible(box)) return null;
    scale = Math.max(LEAST_SCALE, 2 * fit.meanError);
    if (Math.max(...fit.change.map(Math.abs)) < SMALL_STEP) break;
  }
  return box;
}

function isSensible({ x, y, width, height }: Box): boolean {
  const centred = Math.abs(x + width / 2 - 0.5) < 0.5 && Math.abs(y + height / 2 - 0.5) < 0.5;
  return centred && [width, height].every((side) => side > LEAST_SIDE && side < MOST_SIDE);
}

/** One weighted least-squares fit of the template by the samples, their slopes and a constant. */
function fitted(
  template: Float64Array,
  { values, slopesX, slopesY }: Samples,
  count: number,
  scale: number,
): { readonly change: readonly number[]; readonly meanError: number } | null {
  const sums = new Float64Array(UNKNOWNS * TERMS);
  let points = 0;
  let errors = 0;
  const { gain, offset } = brightnessFit(template, values);
  for (let place = 0; place < template.length; place += 1) {
    const value = values[place] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const target = template[place] ?? 0;
    const error = target - gain * value - offset;
    const slopeX = slopesX[place] ?? 0;
    const slopeY = slopesY[place] ?? 0;
    points += 1;
    errors += Math.abs(error);
    addEquation(
      sums,
      slopeX,
      (slopeX * ((place % count) + 0.5)) / count,
      slopeY,
      (slopeY * (Math.floor(place / count) + 0.5)) / count,
      value,
      target,
      1 / (1 + (error / scale) ** 2),
    );
  }
  if (points < template.length / 2) return null;
  const solution = solved(sums);
  const contrast = solution[4] ?? 0;
  if (contrast < LEAST_GAIN) return null;
  const change = Array.from(solution.subarray(0, 4), (value) =>
    Math.min(LONGEST_STEP, Math.max(-LONGEST_STEP, value / contrast)),
  );
  return { change, meanError: errors / points };
}

/**
 * Adds one equation to the upper half of the normal equations, rows of `TERMS`: the factors of the unknowns, of
 * which the last is 1, and the right side. Written out, because it is most of what comparing pictures takes.
 */
function addEquation(
  sums: Float64Array,
  x: number,
  stretchX: number,
  y: number,
  stretchY: number,
  value: number,
  target: number,
  weight: number,
): void {
  const weighted0 = weight * x;
  const weighted1 = weight * stretchX;
  const weighted2 = weight * y;
  const weighted3 = weight * stretchY;
  const weighted4 = weight * value;
  sums[0] = (sums[0] ?? 0) + weighted0 * x;
  sums[1] = (sums[1] ?? 0) + weighted0 * stretchX;
  sums[2] = (sums[2] ?? 0) + weighted0 * y;
  sums[3] = (sums[3] ?? 0) + weighted0 * stretchY;
  sums[4] = (sums[4] ?? 0) + weighted0 * value;
  sums[5] = (sums[5] ?? 0) + weighted0;
  sums[6] = (sums[6] ?? 0) + weighted0 * target;
  sums[8] = (sums[8] ?? 0) + weighted1 * stretchX;
  sums[9] = (sums[9] ?? 0) + weighted1 * y;
  sums[10] = (sums[10] ?? 0) + weighted1 * stretchY;
  sums[11] = (sums[11] ?? 0) + weighted1 * value;
  sums[12] = (sums[12] ?? 0) + weighted1;
  sums[13] = (sums[13] ?? 0) + weighted1 * target;
  sums[16] = (sums[16] ?? 0) + weighted2 * y;
  sums[17] = (sums[17] ?? 0) + weighted2 * stretchY;
  sums[18] = (sums[18] ?? 0) + weighted2 * value;
  sums[19] = (sums[19] ?? 0) + weighted2;
  sums[20] = (sums[20] ?? 0) + weighted2 * target;
  sums[24] = (sums[24] ?? 0) + weighted3 * stretchY;
  sums[25] = (sums[25] ?? 0) + weighted3 * value;
  sums[26] = (sums[26] ?? 0) + weighted3;
  sums[27] = (sums[27] ?? 0) + weighted3 * target;
  sums[32] = (sums[32] ?? 0) + weighted4 * value;
  sums[33] = (sums[33] ?? 0) + weighted4;
  sums[34] = (sums[34] ?? 0) + weighted4 * target;
  sums[40] = (sums[40] ?? 0) + weight;
  sums[41] = (sums[41] ?? 0) + weight * target;
}

function solved(sums: Float64Array): Float64Array {
  const at = (i: number, j: number) => sums[Math.min(i, j) * TERMS + Math.max(i, j)] ?? 0;
  const rows = Array.from({ length: UNKNOWNS }, (_, i) =>
    Float64Array.from({ length: UNKNOWNS }, (__, j) =>
      i === j ? at(i, i) * (1 + RIDGE) + RIDGE : at(i, j),
    ),
  );
  const right = Float64Array.from({ length: UNKNOWNS }, (_, i) => at(i, UNKNOWNS));
  return solveLinearSystem(rows, right);
}

/** The contrast and brightness that bring samples nearest to the template. */
function brightnessFit(template: Float64Array, values: Float64Array) {
  let n = 0;
  let sumValue = 0;
  let sumTarget = 0;
  let squares = 0;
  let products = 0;
  for (let place = 0; place < template.length; place += 1) {
    const value = values[place] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const target = template[place] ?? 0;
    n += 1;
    sumValue += value;
    sumTarget += target;
    squares += value * value;
    products += value * target;
  }
  const spread = squares - (sumValue * sumValue) / Math.max(1, n);
  const gain = spread > 0 ? (products - (sumValue * sumTarget) / n) / spread : 0;
  return { gain, offset: n === 0 ? 0 : (sumTarget - gain * sumValue) / n };
}
