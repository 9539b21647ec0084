import type { ColourImage } from './colour-image.ts';

/** Bits of each channel that are left out when colours are counted. */
const COARSE = 4;

/** Channels that differ by more than this from the background's are not background any more, of 255. */
const NEAR = 28;

/** Channels that differ by more than this from the background's are ink, of 255. */
const FAR = 44;

/** Values from one counted pixel to the next. */
const SAMPLE_STEP = 3 * 11;

/** A picture as a background of one colour with something on it. */
export type Ink = {
  readonly width: number;
  readonly height: number;
  /** 1 for ink, row by row. */
  readonly mask: Uint8Array;
  /** Share of the picture that is background, and that is ink; the rest is in between, as edges of letters are. */
  readonly background: number;
  readonly ink: number;
  /**
   * How much the ink is of one colour, 0 to 1: length of the sum of its differences from the background's colour,
   * over the sum of their lengths. Edges are fainter, but differ in the same direction.
   */
  readonly oneness: number;
};

/** Takes a picture's most frequent colour as its background, and what stands out from it as ink. */
export function inkOf({ width, height, pixels }: ColourImage): Ink {
  const [red, green, blue] = mostFrequentColour(pixels);
  const mask = new Uint8Array(width * height);
  let background = 0;
  let ink = 0;
  let redSum = 0;
  let greenSum = 0;
  let blueSum = 0;
  let lengths = 0;
  for (let pixel = 0; pixel < mask.length; pixel += 1) {
    const place = pixel * 3;
    const toRed = (pixels[place] ?? 0) - red;
    const toGreen = (pixels[place + 1] ?? 0) - green;
    const toBlue = (pixels[place + 2] ?? 0) - blue;
    const difference = Math.max(Math.abs(toRed), Math.abs(toGreen), Math.abs(toBlue));
    if (difference <= NEAR) background += 1;
    if (difference <= FAR) continue;
    mask[pixel] = 1;
    ink += 1;
    redSum += toRed;
    greenSum += toGreen;
    blueSum += toBlue;
    lengths += Math.sqrt(toRed * toRed + toGreen * toGreen + toBlue * toBlue);
  }
  return {
    width,
    height,
    mask,
    background: background / mask.length,
    ink: ink / mask.length,
    oneness: lengths === 0 ? 1 : Math.hypot(redSum, greenSum, blueSum) / lengths,
  };
}

/**
 * The mean of the pixels in the fullest cell of a coarse grid of colours, from every eleventh pixel: thousands
 * are enough, and eleven is no divisor of common widths.
 */
function mostFrequentColour(pixels: Uint8Array): readonly [number, number, number] {
  const counts = new Uint32Array(1 << (3 * (8 - COARSE)));
  const cellAt = (place: number): number =>
    ((pixels[place] ?? 0) >> COARSE) |
    (((pixels[place + 1] ?? 0) >> COARSE) << (8 - COARSE)) |
    (((pixels[place + 2] ?? 0) >> COARSE) << (2 * (8 - COARSE)));
  let fullest = 0;
  for (let place = 0; place < pixels.length; place += SAMPLE_STEP) {
    const cell = cellAt(place);
    counts[cell] = (counts[cell] ?? 0) + 1;
    if ((counts[cell] ?? 0) > (counts[fullest] ?? 0)) fullest = cell;
  }
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let place = 0; place < pixels.length; place += SAMPLE_STEP) {
    if (cellAt(place) !== fullest) continue;
    red += pixels[place] ?? 0;
    green += pixels[place + 1] ?? 0;
    blue += pixels[place + 2] ?? 0;
  }
  const count = counts[fullest] ?? 1;
  return [red / count, green / count, blue / count];
}
