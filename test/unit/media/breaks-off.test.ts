import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { breaksOff } from '../../../src/main/media/breaks-off.ts';
import { damageOf } from '../../../src/main/media/damage-of.ts';
import { type ImageFormat, undecodedFormatOf } from '../../../src/main/media/image-format.ts';
import { noiseJpeg } from '../../helpers/broken-images.ts';

const FORMATS: readonly ImageFormat[] = ['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'];

async function encoded(format: ImageFormat): Promise<Buffer> {
  return sharp(await noiseJpeg(1, 64))
    .toFormat(format, { effort: 1 })
    .toBuffer();
}

describe('where a file ends', () => {
  it.each(FORMATS)('a whole %s does not break off, padded or not', async (format) => {
    const image = await encoded(format);

    expect(breaksOff(format, image)).toBe(false);
    if (format !== 'avif') {
      expect(breaksOff(format, Buffer.concat([image, Buffer.alloc(20)]))).toBe(false);
    }
  });

  it.each(FORMATS)('a %s breaks off wherever it is cut', async (format) => {
    const image = await encoded(format);

    for (const share of [0.02, 0.3, 0.6, 0.9, 0.99]) {
      expect([share, breaksOff(format, image.subarray(0, image.length * share))]).toEqual([
        share,
        true,
      ]);
    }
  });

  it('an end inside a preview is not the end of a JPEG', async () => {
    const preview = await noiseJpeg(2, 64);
    const head = Buffer.of(0xff, 0xd8, 0xff, 0xe1, 0, 0);
    head.writeUInt16BE(preview.length + 2, 4);
    const image = Buffer.concat([head, preview, Buffer.of(0xff, 0xda, 0, 2, 1, 2, 3)]);

    expect(breaksOff('jpeg', image)).toBe(true);
  });

  it('sizes that lead nowhere end the search', () => {
    const wild = Buffer.alloc(64, 0xff);
    for (const format of FORMATS) expect(typeof breaksOff(format, wild)).toBe('boolean');
    expect(breaksOff('avif', Buffer.from('\0\0\0\x01ftypavif', 'latin1'))).toBe(true);
  });
});

it('a file that is whole and cannot be decoded is corrupt, or of a kind that is not known', async () => {
  const image = await encoded('png');

  expect(damageOf('png', image, 'pngload: libspng read error: CRC')).toBe('image:truncated');
  expect(damageOf('png', image, 'invalid chunk')).toBe('image:corrupt');
  expect(damageOf('jpeg', await encoded('jpeg'), 'Unsupported JPEG process')).toBe(
    'image:unsupported',
  );
  expect(damageOf('png', image.subarray(0, -30), 'Unsupported')).toBe('image:truncated');
});

it.each([
  ['BM\x10\x20\0\0\0\0\0\0\x36\0', 'BMP'],
  ['BMW is a car', null],
  ['\0\0\0\x20ftypheic', 'HEIC'],
  ['\0\0\0\x20ftypisom', 'video (MP4)'],
  ['\xff\x0a\0\0\0\0\0\0\0\0\0\0', 'JPEG XL'],
  ['<!doctype html>', null],
])('%j is %s', (bytes, format) => {
  expect(undecodedFormatOf(Buffer.from(bytes, 'latin1'))).toBe(format);
});
