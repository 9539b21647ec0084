import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pMap from 'p-map';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { developScene, encodePixels } from '../../../src/main/demo/scene/develop-scene.ts';
import { drawScene } from '../../../src/main/demo/scene/scene.ts';
import { createImageInspector, LENIENT } from '../../../src/main/media/image-inspector.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { hugePng } from '../../helpers/broken-images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { textCard } from '../../helpers/text-cards.ts';

const PHOTOS = '../shared/data/photos';
const hasPhotos = existsSync(PHOTOS);
if (!hasPhotos) console.warn(`skipped the tests on photographs: no ${PHOTOS}`);

const inspector = createImageInspector({ judgesContent: true });

async function reasonOf(bytes: Uint8Array, judge = inspector): Promise<string> {
  const path = join(temporaryFolder(), 'image');
  writeFileSync(path, bytes);
  return reasonOfFile(path, judge);
}

async function reasonOfFile(path: string, judge = inspector): Promise<string> {
  const inspection = await judge.inspect(path);
  return inspection.kind === 'clean' ? 'clean' : inspection.reason;
}

function drawn(inside: string): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">${inside}</svg>`,
  );
}

function shareOf(reasons: readonly string[], reason: string): number {
  return reasons.filter((found) => found === reason).length / reasons.length;
}

describe('single-coloured images', () => {
  it.each(['#000', '#fff', '#7f7f7f', '#1da1f2', '#d03050'])(
    'of %s are found through any compression',
    async (colour) => {
      const image = sharp(drawn(`<rect width="600" height="400" fill="${colour}"/>`));
      const copies = await Promise.all([
        image.clone().jpeg({ quality: 10 }).toBuffer(),
        image.clone().jpeg({ quality: 90 }).toBuffer(),
        image.clone().png().toBuffer(),
        image.clone().webp({ quality: 30 }).toBuffer(),
      ]);

      for (const copy of copies) expect(await reasonOf(copy)).toBe('image:single-coloured');
    },
  );

  it('are found when a camera took them in the dark', async () => {
    const noise = { type: 'gaussian', mean: 12, sigma: 5 } as const;
    const background = { r: 0, g: 0, b: 0 };
    const dark = sharp({ create: { width: 800, height: 600, channels: 3, background, noise } });

    expect(await reasonOf(await dark.jpeg({ quality: 70 }).toBuffer())).toBe(
      'image:single-coloured',
    );
  });

  it('are not gradients, nor two colours of one brightness', async () => {
    const gradient = (from: string, to: string) =>
      `<linearGradient id="g" x2="1" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>
       <rect width="600" height="400" fill="url(#g)"/>`;
    const images = [
      gradient('#203040', '#304050'),
      gradient('#88ccff', '#ffffff'),
      '<rect width="600" height="400" fill="#d40000"/><rect width="300" height="400" fill="#007300"/>',
    ];

    for (const image of images) {
      expect(await reasonOf(await sharp(drawn(image)).jpeg().toBuffer())).toBe('clean');
    }
  });
});

it('nine of ten text cards or more are found, of many fonts, colours and sizes', async () => {
  const seeds = Array.from({ length: 60 }, (_, index) => 7000 + index);
  const reasons = await pMap(seeds, async (seed) => reasonOf(await textCard(seed)), {
    concurrency: 4,
  });

  expect(shareOf(reasons, 'image:text-card')).toBeGreaterThanOrEqual(0.9);
}, 60_000);

it('of drawn scenes no more than one in a hundred is taken for a card', async () => {
  const scenes = POLARITIES.flatMap((polarity) =>
    Array.from({ length: 34 }, (_, seed) => ({ scene: drawScene(polarity, 4000 + seed), seed })),
  );
  const reasons = await pMap(
    scenes,
    async ({ scene, seed }) =>
      reasonOf(await encodePixels(await developScene(scene, seed), 'jpg', 85)),
    { concurrency: 4 },
  );

  expect(shareOf(reasons, 'clean')).toBeGreaterThanOrEqual(0.99);
}, 60_000);

describe.skipIf(!hasPhotos)('photographs', () => {
  it('are all let pass', async () => {
    const photos = hasPhotos ? readdirSync(PHOTOS).map((name) => join(PHOTOS, name)) : [];
    const reasons = await pMap(photos, (path) => reasonOfFile(path), { concurrency: 4 });

    expect(shareOf(reasons, 'clean')).toBe(1);
  }, 60_000);
});

describe('a lenient inspector', () => {
  const lenient = createImageInspector(LENIENT);

  it('takes what is small, of one colour, or text', async () => {
    const small = await sharp(drawn('<circle cx="9" cy="9" r="90"/>'))
      .resize(20, 30)
      .png()
      .toBuffer();
    const flat = await sharp(drawn('')).jpeg().toBuffer();

    for (const image of [small, flat, await textCard(1)]) {
      expect(await reasonOf(image, lenient)).toBe('clean');
    }
  });

  it('keeps the limit beyond which nothing here can decode', async () => {
    expect(await reasonOf(hugePng(), lenient)).toBe('image:too-many-pixels');
  });
});
