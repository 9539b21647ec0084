import sharp from 'sharp';
import { deriveSeed, seededRandom } from '../../domain/seeded-random.ts';
import { diceOf } from '../dice.ts';
import type { Scene } from './scene.ts';

export type ImageFormat = 'jpg' | 'png' | 'webp';

/** Decoded picture: RGB bytes, row by row. */
export type Pixels = { readonly data: Buffer; readonly width: number; readonly height: number };

const GRAIN_BITS = 16;
const GRAIN_MASK = 2 ** GRAIN_BITS - 1;
const grainTable = makeGrainTable();

/**
 * Turns a drawing into pixels as a camera would: exposure, contrast, white balance and grain differ
 * from picture to picture, whatever its polarity.
 *
 * @param seed decides exposure and grain; equal seeds give equal pixels.
 */
export async function developScene(
  scene: Scene,
  seed: number,
  { grain }: { readonly grain: boolean } = { grain: true },
): Promise<Pixels> {
  const dice = diceOf(deriveSeed(seed, 'develop'));
  const { data, info } = await sharp(Buffer.from(scene.svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const gamma = Math.exp(dice.normal() * 0.1);
  const contrast = dice.between(0.84, 1.1);
  const tables = [0, 1, 2].map(() => toneTable(gamma, contrast, 1 + dice.normal() * 0.035));
  addToneAndGrain(
    data,
    info.width,
    tables,
    grain ? dice.between(0.5, 6.5) : 0,
    dice.int(GRAIN_MASK),
  );
  return { data, width: info.width, height: info.height };
}

/** Encodes pixels in a format; `quality` from 1 to 100 counts for JPEG and WebP. */
export async function encodePixels(
  pixels: Pixels,
  format: ImageFormat,
  quality: number,
): Promise<Buffer> {
  const image = sharp(pixels.data, {
    raw: { width: pixels.width, height: pixels.height, channels: 3 },
  });
  if (format === 'png') return image.png({ compressionLevel: 6 }).toBuffer();
  if (format === 'webp') return image.webp({ quality, effort: 1 }).toBuffer();
  return image.jpeg({ quality }).toBuffer();
}

function toneTable(gamma: number, contrast: number, gain: number): Uint8ClampedArray {
  const table = new Uint8ClampedArray(256);
  for (let value = 0; value < 256; value += 1) {
    const toned = (value / 255) ** gamma;
    table[value] = ((toned - 0.5) * contrast + 0.5) * gain * 255;
  }
  return table;
}

function addToneAndGrain(
  data: Buffer,
  width: number,
  tables: readonly Uint8ClampedArray[],
  grain: number,
  start: number,
): void {
  const [red, green, blue] = tables as readonly [
    Uint8ClampedArray,
    Uint8ClampedArray,
    Uint8ClampedArray,
  ]; // why: made with three entries
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  const strength = grain / 32;
  for (let at = 0, i = start; at < pixels.length; at += 3, i += 1) {
    // The stride keeps the table's repeats from lining up into a visible pattern.
    const noise =
      (grainTable[(i + Math.imul((at / 3 / width) | 0, 7919)) & GRAIN_MASK] ?? 0) * strength;
    pixels[at] = (red[pixels[at] ?? 0] ?? 0) + noise;
    pixels[at + 1] = (green[pixels[at + 1] ?? 0] ?? 0) + noise;
    pixels[at + 2] = (blue[pixels[at + 2] ?? 0] ?? 0) + noise;
  }
}

function makeGrainTable(): Int8Array {
  const random = seededRandom(0x6772_6169);
  const table = new Int8Array(GRAIN_MASK + 1);
  for (let i = 0; i <= GRAIN_MASK; i += 1)
    table[i] = Math.max(-127, Math.min(127, Math.round(random.normal() * 32)));
  return table;
}
