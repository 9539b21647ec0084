import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDemoWorld } from '../../../src/main/demo/demo-world.ts';
import { developScene, encodePixels } from '../../../src/main/demo/scene/develop-scene.ts';
import { drawScene } from '../../../src/main/demo/scene/scene.ts';
import type { DemoPhoto } from '../../../src/main/demo/world/demo-media.ts';
import { createDemoPictures } from '../../../src/main/demo/world/demo-pictures.ts';
import {
  HASH_IMAGE_SIDE,
  hammingDistance,
  type PerceptualHash,
  perceptualHash,
} from '../../../src/main/domain/perceptual-hash.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';

const world = createDemoWorld({ seed: 5, posts: 1_000 });
const photos = [...world.media.values()].filter((media) => media.type === 'photo');
const pictures = createDemoPictures(world);

async function hashOf(bytes: Buffer): Promise<PerceptualHash> {
  const small = sharp(bytes).greyscale().resize(HASH_IMAGE_SIDE, HASH_IMAGE_SIDE, { fit: 'fill' });
  return perceptualHash(await small.raw().toBuffer());
}

function someWith(test: (photo: DemoPhoto) => boolean): DemoPhoto {
  const found = photos.find(test);
  if (found === undefined) throw new Error('the world has no such photo');
  return found;
}

function originalOf(copy: DemoPhoto): DemoPhoto {
  return someWith(
    ({ picture }) =>
      picture.alteration.kind === 'none' && picture.pictureKey === copy.picture.pictureKey,
  );
}

it('makes the same bytes again, also without room to keep any', async () => {
  const forgetful = createDemoPictures(world, 1);
  for (const photo of photos.slice(0, 6)) {
    const bytes = await pictures.bytesOf(photo);

    expect((await forgetful.bytesOf(photo)).equals(bytes)).toBe(true);
    expect((await forgetful.bytesOf(photo)).equals(bytes)).toBe(true);
  }
});

it.each(['jpg', 'png', 'webp'] as const)(
  'makes a %s of the size that the API tells',
  async (format) => {
    const photo = someWith(({ picture }) => picture.format === format && picture.damage === null);
    const metadata = await sharp(await pictures.bytesOf(photo)).metadata();

    expect(metadata).toMatchObject({
      format: format === 'jpg' ? 'jpeg' : format,
      width: photo.width,
      height: photo.height,
    });
    expect(metadata.exif).toBeUndefined();
  },
);

describe('copies', () => {
  it('are equal byte by byte when they are exact', async () => {
    const copy = someWith(({ picture }) => picture.alteration.kind === 'exact-copy');

    expect((await pictures.bytesOf(copy)).equals(await pictures.bytesOf(originalOf(copy)))).toBe(
      true,
    );
  });

  it.each([
    ['recompressed', 6],
    ['resized', 6],
    ['watermarked', 14],
    ['brightened', 10],
    ['cropped', 28],
  ] as const)('show the same picture when they are %s', async (kind, limit) => {
    const copies = photos.filter(({ picture }) => picture.alteration.kind === kind).slice(0, 4);
    expect(copies.length).toBeGreaterThan(0);
    for (const copy of copies) {
      const [bytes, original] = [
        await pictures.bytesOf(copy),
        await pictures.bytesOf(originalOf(copy)),
      ];
      const { width, height } = await sharp(bytes).metadata();

      expect(bytes.equals(original)).toBe(false);
      expect({ width, height }).toEqual({ width: copy.width, height: copy.height });
      expect(hammingDistance(await hashOf(bytes), await hashOf(original))).toBeLessThanOrEqual(
        limit,
      );
    }
  });
});

describe('damage', () => {
  const damaged = (damage: string) =>
    pictures.bytesOf(someWith(({ picture }) => picture.damage === damage));

  it('leaves web pages, nothing, a part, or too little', async () => {
    expect((await damaged('html')).toString()).toContain('<html>');
    expect(await damaged('empty')).toHaveLength(0);
    expect(await sharp(await damaged('tiny')).metadata()).toMatchObject({ width: 40, height: 40 });
    await expect(
      sharp(await damaged('truncated'), { failOn: 'warning' })
        .raw()
        .toBuffer(),
    ).rejects.toThrow();
  });
});

describe('240 scenes', () => {
  const hashes: PerceptualHash[] = [];
  let meanBytes = 0;
  beforeAll(async () => {
    const one = async (seed: number) => {
      const scene = drawScene(POLARITIES[seed % 3] ?? 'NEU', seed);
      const bytes = await encodePixels(await developScene(scene, seed), 'jpg', 78);
      meanBytes += bytes.length / 240;
      hashes.push(await hashOf(bytes));
    };
    for (let seed = 0; seed < 240; seed += 6)
      await Promise.all([0, 1, 2, 3, 4, 5].map((place) => one(seed + place)));
  });

  it('are all far apart for perceptual hashing', () => {
    const distances = hashes.flatMap((hash, index) =>
      hashes.slice(index + 1).map((other) => hammingDistance(hash, other)),
    );

    expect(Math.min(...distances)).toBeGreaterThan(8);
    expect(distances.filter((distance) => distance <= 12).length).toBeLessThan(
      distances.length / 2_000,
    );
  });

  it('have the size of photos from the web', () => {
    expect(meanBytes).toBeGreaterThan(20_000);
    expect(meanBytes).toBeLessThan(60_000);
  });
});
