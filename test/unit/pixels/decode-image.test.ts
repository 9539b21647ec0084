import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { UNCHANGED } from '../../../src/main/domain/training/image-change.ts';
import { decodeImage } from '../../../src/main/pixels/decode-image.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const RED = { r: 255, g: 0, b: 0 };
const BLUE = { r: 0, g: 0, b: 255 };
const SIZE = 16;

/** 40 × 20, its left half red, its right half blue. */
function halves(): Sharp {
  return sharp({ create: { width: 40, height: 20, channels: 3, background: RED } }).composite([
    {
      input: { create: { width: 20, height: 20, channels: 3, background: BLUE } },
      left: 20,
      top: 0,
    },
  ]);
}

async function stored(image: Sharp, name: string): Promise<string> {
  const path = join(temporaryFolder(), name);
  await image.toFile(path);
  return path;
}

function pixel(pixels: Uint8Array | null, x: number, y: number): number[] {
  const start = (y * SIZE + x) * 3;
  return [...(pixels ?? []).slice(start, start + 3)];
}

test('stretches the whole image to the square', async () => {
  const pixels = await decodeImage(await stored(halves(), 'a.png'), SIZE);
  expect(pixels).toHaveLength(SIZE * SIZE * 3);
  expect(pixel(pixels, 1, 1)).toEqual([255, 0, 0]);
  expect(pixel(pixels, 14, 14)).toEqual([0, 0, 255]);
});

test('mirrors left and right', async () => {
  const pixels = await decodeImage(await stored(halves(), 'a.png'), SIZE, {
    ...UNCHANGED,
    mirrored: true,
  });
  expect(pixel(pixels, 1, 1)).toEqual([0, 0, 255]);
});

test('turns an image upright by its EXIF orientation', async () => {
  const upsideDown = halves().withMetadata({ orientation: 3 });
  const pixels = await decodeImage(await stored(upsideDown, 'a.png'), SIZE);
  expect(pixel(pixels, 1, 1)).toEqual([0, 0, 255]);
});

test('lays a transparent image on white', async () => {
  const clear = sharp({
    create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  });
  const pixels = await decodeImage(await stored(clear, 'a.png'), SIZE);
  expect(pixel(pixels, 8, 8)).toEqual([255, 255, 255]);
});

test.each([
  ['grey.png', (image: Sharp) => image.greyscale()],
  ['deep.png', (image: Sharp) => image.toColourspace('rgb16')],
  ['cmyk.jpg', (image: Sharp) => image.toColourspace('cmyk')],
  ['palette.gif', (image: Sharp) => image],
  ['web.webp', (image: Sharp) => image],
])('gives three channels for %s', async (name, change) => {
  const pixels = await decodeImage(await stored(change(halves()), name), SIZE);
  expect(pixels).toHaveLength(SIZE * SIZE * 3);
});

test.each([
  ['empty', Buffer.alloc(0)],
  ['text', Buffer.from('not an image')],
])('gives null for a file that is %s', async (_, content) => {
  const path = join(temporaryFolder(), 'a.jpg');
  writeFileSync(path, content);
  expect(await decodeImage(path, SIZE)).toBeNull();
});

test('gives null for a file that is cut short, and for one that is missing', async () => {
  const path = join(temporaryFolder(), 'a.png');
  const whole = await halves().png().toBuffer();
  writeFileSync(path, whole.subarray(0, whole.length / 2));
  expect(await decodeImage(path, SIZE)).toBeNull();
  expect(await decodeImage(`${path}.missing`, SIZE)).toBeNull();
});

test('a crop shows a part of the image, in full size', async () => {
  const path = await stored(halves(), 'a.png');
  const left = { width: 0.5, height: 0, x: 0, y: 0 };
  const pixels = await decodeImage(path, SIZE, { ...UNCHANGED, crop: left });
  expect(pixels).toHaveLength(SIZE * SIZE * 3);
  expect(pixel(pixels, 12, 8)).toEqual([255, 0, 0]);
  const right = await decodeImage(path, SIZE, { ...UNCHANGED, crop: { ...left, x: 1 } });
  expect(pixel(right, 3, 8)).toEqual([0, 0, 255]);
});

test('colours change by their factors', async () => {
  const grey = { r: 100, g: 100, b: 100 };
  const path = await stored(
    sharp({ create: { width: 9, height: 9, channels: 3, background: grey } }),
    'a.png',
  );
  const colour = { brightness: 1, contrast: 1.5, saturation: 1 };
  const pixels = await decodeImage(path, SIZE, { ...UNCHANGED, colour });
  for (const value of pixel(pixels, 5, 5)) expect(Math.abs(value - 86)).toBeLessThanOrEqual(1);
});
