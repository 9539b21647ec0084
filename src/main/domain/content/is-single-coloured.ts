import { type ColourImage, requireColourImage } from './colour-image.ts';

/** Blocks along each axis, whose mean colours are compared. */
const BLOCKS = 12;

/** How much the mean of a channel may differ from block to block, of 255. */
const LARGEST_DIFFERENCE = 6;

/** Largest standard deviation of a channel, of 255: the noise of a camera in the dark, or of hard compression. */
const LARGEST_DEVIATION = 12;

/**
 * Whether an image shows one colour and nothing else.
 *
 * Noise is averaged away in blocks; what is left of a gradient, a thing or a line of text in some block makes it
 * an image of something.
 */
export function isSingleColoured(image: ColourImage): boolean {
  requireColourImage(image);
  return [0, 1, 2].every((channel) => isSteady(image, channel));
}

function isSteady(image: ColourImage, channel: number): boolean {
  if (deviationOf(image, channel) > LARGEST_DEVIATION) return false;
  const means = blockMeans(image, channel);
  return Math.max(...means) - Math.min(...means) <= LARGEST_DIFFERENCE;
}

function deviationOf({ width, height, pixels }: ColourImage, channel: number): number {
  let sum = 0;
  let squares = 0;
  for (let place = channel; place < pixels.length; place += 3) {
    const value = pixels[place] ?? 0;
    sum += value;
    squares += value * value;
  }
  const mean = sum / (width * height);
  return Math.sqrt(Math.max(0, squares / (width * height) - mean * mean));
}

function blockMeans({ width, height, pixels }: ColourImage, channel: number): Float64Array {
  const columns = Math.min(BLOCKS, width);
  const rows = Math.min(BLOCKS, height);
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x += 1) {
      const value = pixels[(y * width + x) * 3 + channel] ?? 0;
      const block = row + Math.floor((x * columns) / width);
      sums[block] = (sums[block] ?? 0) + value;
      counts[block] = (counts[block] ?? 0) + 1;
    }
  }
  return sums.map((sum, block) => sum / (counts[block] ?? 1));
}
