import { GREY_SIDE, type GreyImage, requireGreyImage } from './grey-image.ts';

/** A square picture of brightness values. */
export type Level = { readonly side: number; readonly values: Float32Array };

/** An image at 48, 24 and 12 pixels, the coarsest last: each half the one before, by mean of four. */
export function greyLevels(grey: GreyImage): readonly Level[] {
  requireGreyImage(grey);
  const full = { side: GREY_SIDE, values: Float32Array.from(grey) };
  const half = halved(full);
  return [full, half, halved(half)];
}

/** The same levels mirrored left to right. */
export function mirroredLevels(levels: readonly Level[]): readonly Level[] {
  return levels.map(({ side, values }) => ({
    side,
    values: values.map((_, place) => {
      const x = place % side;
      return values[place - x + (side - 1 - x)] ?? 0;
    }),
  }));
}

function halved({ side, values }: Level): Level {
  const half = side / 2;
  const means = new Float32Array(half * half);
  for (let y = 0; y < half; y += 1) {
    for (let x = 0; x < half; x += 1) {
      const place = 2 * y * side + 2 * x;
      const upper = (values[place] ?? 0) + (values[place + 1] ?? 0);
      const lower = (values[place + side] ?? 0) + (values[place + side + 1] ?? 0);
      means[y * half + x] = (upper + lower) / 4;
    }
  }
  return { side: half, values: means };
}
