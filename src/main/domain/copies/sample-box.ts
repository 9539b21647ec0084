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
  for (let j = 0; j < count; j += 1) {
    const y = box.y + (box.height * (j + 0.5)) / count;
    const row = clamped(y * side - 0.5, side);
    const top = Math.min(side - 2, Math.floor(row));
    const fy = row - top;
    for (let i = 0; i < count; i += 1) {
      const x = box.x + (box.width * (i + 0.5)) / count;
      const place = j * count + i;
      if (x < -MARGIN || x > 1 + MARGIN || y < -MARGIN || y > 1 + MARGIN) {
        sampled[place] = Number.NaN;
        continue;
      }
      const column = clamped(x * side - 0.5, side);
      const left = Math.min(side - 2, Math.floor(column));
      const fx = column - left;
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

function clamped(place: number, side: number): number {
  return Math.min(side - 1, Math.max(0, place));
}
