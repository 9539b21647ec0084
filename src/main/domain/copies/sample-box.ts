import type { Box } from './box.ts';
import type { Level } from './grey-levels.ts';

/** Values at the points of a square grid laid over a part of an image, with their slopes. */
export type Samples = {
  /** Brightness; NaN where the point lies outside the image. */
  readonly values: Float64Array;
  /** Change of brightness per image width (or height). */
  readonly slopesX: Float64Array;
  readonly slopesY: Float64Array;
};

/** Points may lie this share of the image outside it; the value is then that of the edge. */
const MARGIN = 0.01;

/**
 * Brightness at `count` × `count` points spread evenly over `box`, between pixels by bilinear interpolation.
 */
export function sampleBox({ side, values }: Level, box: Box, count: number): Samples {
  const sampled = new Float64Array(count * count);
  const slopesX = new Float64Array(count * count);
  const slopesY = new Float64Array(count * count);
  const across = pointsOf(box.x, box.width, side, count);
  const down = pointsOf(box.y, box.height, side, count);
  for (let j = 0; j < count; j += 1) {
    const top = down.pixels[j] ?? 0;
    const fy = down.shares[j] ?? 0;
    for (let i = 0; i < count; i += 1) {
      const place = j * count + i;
      const left = across.pixels[i] ?? 0;
      const fx = across.shares[i] ?? 0;
      if (left < 0 || top < 0) {
        sampled[place] = Number.NaN;
        continue;
      }
      const first = top * side + left;
      const a = values[first] ?? 0;
      const b = values[first + 1] ?? 0;
      const c = values[first + side] ?? 0;
      const d = values[first + side + 1] ?? 0;
      const upper = a + (b - a) * fx;
      const lower = c + (d - c) * fx;
      sampled[place] = upper + (lower - upper) * fy;
      slopesX[place] = ((b - a) * (1 - fy) + (d - c) * fy) * side;
      slopesY[place] = (lower - upper) * side;
    }
  }
  return { values: sampled, slopesX, slopesY };
}

/** For each point of an axis the pixel before it, below zero outside the image, and its share of the next. */
function pointsOf(start: number, length: number, side: number, count: number) {
  const pixels = new Int32Array(count);
  const shares = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const point = start + (length * (i + 0.5)) / count;
    const place = Math.min(side - 1, Math.max(0, point * side - 0.5));
    const pixel = Math.min(side - 2, Math.floor(place));
    shares[i] = place - pixel;
    pixels[i] = point < -MARGIN || point > 1 + MARGIN ? -1 : pixel;
  }
  return { pixels, shares };
}
