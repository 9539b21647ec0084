// How an image file becomes the network's input, as preprocessing.json says. Needs sharp.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const read = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'));
const steps = read('preprocessing.json');
export const classes: readonly string[] = read('classes.json');
export const size: number = steps.size;

/** RGB bytes [size, size, 3] of an image: upright, on white where it is transparent, stretched to the square. */
export function pixels(file: string): Promise<Uint8Array> {
  return sharp(file, { autoOrient: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .resize(size, size, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
}

/** Floats of RGB bytes: byte * scale + offset, channels in the network's order. */
export function networkInput(bytes: Uint8Array): Float32Array {
  const order = steps.channels === 'BGR' ? [2, 1, 0] : [0, 1, 2];
  const of = (values: number | number[], channel: number) =>
    typeof values === 'number' ? values : (values[channel] ?? 0);
  return Float32Array.from(bytes, (_, at) => {
    const channel = at % 3;
    const byte = bytes[at - channel + (order[channel] ?? 0)] ?? 0;
    return byte * of(steps.scale, channel) + of(steps.offset, channel);
  });
}
