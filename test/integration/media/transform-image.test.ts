import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { CopyTransformation } from '../../../src/main/domain/copies/copy-transformation.ts';
import { measureCopyDetection } from '../../../src/main/domain/copies/measure-copy-detection.ts';
import { planCopies } from '../../../src/main/domain/copies/plan-copies.ts';
import { readGrey } from '../../../src/main/media/read-grey.ts';
import { transformImage } from '../../../src/main/media/transform-image.ts';

const PHOTOS = '../shared/data/photos';
const hasPhotos = existsSync(PHOTOS);
if (!hasPhotos) console.warn(`skipped the tests on photographs: no ${PHOTOS}`);

const WIDTH = 200;
const HEIGHT = 100;

/** Black on the left, white on the right. */
function aPicture(): Promise<Buffer> {
  const black = {
    create: { width: WIDTH / 2, height: HEIGHT, channels: 3, background: 'black' },
  } as const;
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: 'white' } })
    .composite([{ input: black, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

async function changed(transformation: CopyTransformation) {
  const bytes = await transformImage(await aPicture(), transformation);
  const { data, info } = await sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { ...info, at: (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0 };
}

describe('transformImage', () => {
  it('cuts the box', async () => {
    const box = { x: 0.45, y: 0.1, width: 0.5, height: 0.8 };
    const image = await changed({ kind: 'crop', box });

    expect([image.width, image.height]).toEqual([100, 80]);
    expect(image.at(2, 40)).toBeLessThan(20);
    expect(image.at(30, 40)).toBeGreaterThan(235);
  });

  it('mirrors, and mirrors what it cut', async () => {
    const flipped = await changed({ kind: 'flip' });
    const box = { x: 0, y: 0, width: 0.8, height: 1 };
    const flippedCrop = await changed({ kind: 'flip-crop', box });

    expect([flipped.at(10, 50) > 235, flipped.at(190, 50) < 20]).toEqual([true, true]);
    expect(flippedCrop.width).toBe(160);
    // The cut keeps 100 black pixels and 60 white ones; mirrored, white comes first.
    expect([flippedCrop.at(50, 50) > 235, flippedCrop.at(70, 50) < 20]).toEqual([true, true]);
  });

  it('draws a border of the share asked for', async () => {
    const edges = { left: 0.1, top: 0, right: 0.1, bottom: 0.2 };
    const colour = { r: 128, g: 128, b: 128 };
    const image = await changed({ kind: 'border', edges, colour });

    expect([image.width, image.height]).toEqual([240, 120]);
    expect(Math.abs(image.at(4, 4) - 128)).toBeLessThan(8);
  });

  it('writes a caption and a watermark without fonts', async () => {
    const caption = await changed({ kind: 'caption', height: 0.3, isOnTop: false });
    const mark = { opacity: 1, size: 0.4, x: 0.25, y: 0.5, isTiled: false };
    const watermark = await changed({ kind: 'watermark', ...mark });
    const light = (image: typeof caption, left: number, right: number, y: number) =>
      Array.from({ length: right - left }, (_, i) => image.at(left + i, y)).filter(
        (grey) => grey > 128,
      ).length;

    expect(light(caption, 101, 200, 85)).toBeGreaterThan(5);
    expect(light(caption, 101, 200, 85)).toBeLessThan(90);
    expect(light(watermark, 0, 95, 50)).toBeGreaterThan(10);
  });

  it.each(
    planCopies(['a picture'], 5).map(
      ({ transformation }) => [transformation.kind, transformation] as const,
    ),
  )('makes the same bytes each time: %s', async (_, transformation) => {
    const [once, again] = [await aPicture(), await aPicture()];

    expect(await transformImage(once, transformation)).toEqual(
      await transformImage(again, transformation),
    );
  });
});

describe.skipIf(!hasPhotos)('copies of photographs', () => {
  const photos = hasPhotos
    ? readdirSync(PHOTOS)
        .map((name) => join(PHOTOS, name))
        .slice(0, 30)
    : [];

  it('are found, and none wrongly', { timeout: 60_000 }, async () => {
    const greys = await Promise.all(photos.map(readGrey));
    const copies = await Promise.all(
      planCopies(photos, 11, ['re-encode', 'watermark', 'border', 'crop', 'flip']).map(
        async ({ image, transformation }) => ({
          image,
          kind: transformation.kind,
          grey: await readGrey(await transformImage(photos[image] ?? '', transformation)),
        }),
      ),
    );

    const rows = measureCopyDetection(greys, copies);

    expect(rows.map(({ wrong }) => wrong)).toEqual([0, 0, 0, 0, 0]);
    for (const { kind, recall } of rows) expect([kind, recall.value >= 0.85]).toEqual([kind, true]);
  });
});
