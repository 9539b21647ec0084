import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { hammingDistance } from '../../../src/main/domain/perceptual-hash.ts';
import { createImageInspector } from '../../../src/main/media/image-inspector.ts';
import { hugePng, noiseJpeg } from '../../helpers/broken-images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const PHOTOS = '../shared/data/photos';
const hasPhotos = existsSync(PHOTOS);
if (!hasPhotos) console.warn(`skipped the tests on photographs: no ${PHOTOS}`);

const inspector = createImageInspector();

function inspectBytes(bytes: Uint8Array) {
  const path = join(temporaryFolder(), 'image');
  writeFileSync(path, bytes);
  return inspector.inspect(path);
}

/** A picture with structure in both directions, so that its hash says something. */
function aPicture(width = 240, height = 160): Sharp {
  const waves = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#345"/>
    <circle cx="30%" cy="35%" r="25%" fill="#fa3"/>
    <path d="M0 ${height} L${width * 0.6} ${height * 0.4} L${width} ${height}" fill="#7c4"/></svg>`;
  return sharp(Buffer.from(waves));
}

async function hashOf(bytes: Uint8Array) {
  const inspection = await inspectBytes(bytes);
  if (inspection.kind !== 'clean') throw new Error(inspection.detail);
  return inspection.hash;
}

const encoders: Record<string, (image: Sharp) => Promise<Buffer>> = {
  jpeg: (image) => image.jpeg().toBuffer(),
  'jpeg, progressive': (image) => image.jpeg({ progressive: true }).toBuffer(),
  png: (image) => image.png().toBuffer(),
  'png, interlaced': (image) => image.png({ progressive: true }).toBuffer(),
  webp: (image) => image.webp().toBuffer(),
  'webp, lossless': (image) => image.webp({ lossless: true }).toBuffer(),
  gif: (image) => image.gif().toBuffer(),
  avif: (image) => image.avif({ effort: 0 }).toBuffer(),
  tiff: (image) => image.tiff({ compression: 'lzw' }).toBuffer(),
};
const formats = Object.entries(encoders);

describe('clean images', () => {
  it.each(formats)('takes a %s, with its size and a hash', async (name, encode) => {
    const inspection = await inspectBytes(await encode(aPicture()));

    expect(inspection).toMatchObject({
      kind: 'clean',
      format: name.split(',')[0],
      width: 240,
      height: 160,
    });
  });

  it.each(formats)('hashes a %s nearly as the same picture in PNG', async (_, encode) => {
    const [hash, reference] = await Promise.all([
      encode(aPicture()).then(hashOf),
      aPicture().png().toBuffer().then(hashOf),
    ]);

    expect(hammingDistance(hash, reference)).toBeLessThanOrEqual(6);
  });

  it('applies the EXIF orientation to size and hash', async () => {
    const upright = await aPicture().jpeg({ quality: 95 }).toBuffer();
    const lying = await sharp(upright)
      .rotate(-90)
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();

    const inspection = await inspectBytes(lying);

    expect(inspection).toMatchObject({ kind: 'clean', width: 240, height: 160 });
    expect(hammingDistance(await hashOf(lying), await hashOf(upright))).toBeLessThanOrEqual(4);
  });

  it.each([
    ['with transparency', aPicture().ensureAlpha(0.5).png()],
    ['of one channel', aPicture().greyscale().png()],
    ['of 16 bits', aPicture().toColourspace('rgb16').png()],
    ['in CMYK', aPicture().toColourspace('cmyk').jpeg()],
    ['with a palette', aPicture().png({ palette: true })],
  ])('takes an image %s', async (_, image) => {
    expect(await inspectBytes(await image.toBuffer())).toMatchObject({ kind: 'clean' });
  });

  it('does not mind bytes after the end of an image', async () => {
    const image = await aPicture().jpeg().toBuffer();

    expect(await inspectBytes(Buffer.concat([image, Buffer.from('appended')]))).toMatchObject({
      kind: 'clean',
    });
  });

  it('does not mind stray bytes between the markers of a JPEG', async () => {
    const image = await aPicture().jpeg().toBuffer();
    const scan = image.indexOf(Buffer.of(0xff, 0xda));
    const padded = Buffer.concat([image.subarray(0, scan), Buffer.alloc(9), image.subarray(scan)]);

    expect(await inspectBytes(padded)).toMatchObject({ kind: 'clean' });
  });

  it('sees a file anew each time', async () => {
    const path = join(temporaryFolder(), 'image');
    writeFileSync(path, await aPicture(100, 100).png().toBuffer());
    await inspector.inspect(path);
    writeFileSync(path, await aPicture(200, 100).png().toBuffer());

    expect(await inspector.inspect(path)).toMatchObject({ width: 200 });
  });
});

describe('damaged images', () => {
  it.each(formats)('finds a %s that breaks off', async (_, encode) => {
    const image = await encode(aPicture());

    for (const share of [0.4, 0.7, 0.95]) {
      expect(await inspectBytes(image.subarray(0, image.length * share))).toMatchObject({
        kind: 'damaged',
        reason: 'image:truncated',
      });
    }
  });

  it('finds a JPEG that breaks off in its last bytes, and says so', async () => {
    const image = await noiseJpeg(1);

    expect(await inspectBytes(image.subarray(0, -10))).toMatchObject({
      reason: 'image:truncated',
      detail: expect.stringContaining('premature end'),
    });
  });

  it('finds a JPEG whose picture data end too early, though bytes follow', async () => {
    const image = await noiseJpeg(2);
    image.set([0xff, 0xd9], image.length >> 1);

    expect(await inspectBytes(image)).toMatchObject({
      reason: 'image:truncated',
      detail: expect.stringContaining('premature end of data segment'),
    });
  });

  it.each([
    ['no bytes', '', 'image:empty'],
    ['a web page', '<!doctype html><title>Not found</title>', 'image:not-an-image'],
    ['a drawing that could load other files', '<svg xmlns="a"/>', 'image:not-an-image'],
    ['a signature alone', '\x89PNG\r\n\x1a\n', 'image:truncated'],
  ])('tells a file with %s', async (_, text, reason) => {
    expect(await inspectBytes(Buffer.from(text, 'latin1'))).toMatchObject({
      kind: 'damaged',
      reason,
    });
  });

  it('tells a file that is not there', async () => {
    const path = join(temporaryFolder(), 'nothing');

    expect(await inspector.inspect(path)).toMatchObject({ reason: 'image:missing-file' });
  });

  it('fails rather than judge what it cannot read', async () => {
    await expect(inspector.inspect(temporaryFolder())).rejects.toThrow('EISDIR');
  });

  it('refuses 900 million pixels from the header, in no time and no memory', async () => {
    const bytes = hugePng();
    const before = process.memoryUsage.rss();
    const startMs = performance.now();

    const inspection = await inspectBytes(bytes);

    expect(inspection).toMatchObject({
      reason: 'image:too-many-pixels',
      detail: '30000 × 30000 pixels',
    });
    expect(performance.now() - startMs).toBeLessThan(1000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  });

  it('refuses a short side below 64 pixels', async () => {
    const images = [aPicture(64, 100), aPicture(63, 100), aPicture(100, 63)];

    const kinds = await Promise.all(
      images.map(async (image) => (await inspectBytes(await image.png().toBuffer())).kind),
    );

    expect(kinds).toEqual(['clean', 'damaged', 'damaged']);
  });

  it('takes other limits', async () => {
    const path = join(temporaryFolder(), 'image');
    await aPicture(40, 40).png().toFile(path);

    const lenient = await createImageInspector({ minShortSide: 40 }).inspect(path);
    const strict = await createImageInspector({ maxPixels: 1599 }).inspect(path);

    expect(lenient.kind).toBe('clean');
    expect(strict).toMatchObject({ reason: 'image:too-many-pixels' });
  });

  it.each(['gif', 'webp'] as const)('refuses an animated %s', async (format) => {
    const frames = await Promise.all(
      [0, 1, 2].map((turn) =>
        aPicture(90, 90)
          .rotate(90 * turn)
          .png()
          .toBuffer(),
      ),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();

    expect(await inspectBytes(animation)).toMatchObject({
      reason: 'image:animated',
      detail: '3 frames',
    });
  });
});

describe.skipIf(!hasPhotos)('photographs', () => {
  const photos = hasPhotos ? readdirSync(PHOTOS).map((name) => join(PHOTOS, name)) : [];

  it('are clean, and no two have near hashes', async () => {
    const inspections = await Promise.all(photos.slice(0, 60).map(inspector.inspect));
    const hashes = inspections.flatMap((found) => (found.kind === 'clean' ? [found.hash] : []));
    const distances = hashes.flatMap((a, i) =>
      hashes.slice(0, i).map((b) => hammingDistance(a, b)),
    );

    expect(hashes).toHaveLength(60);
    expect(Math.min(...distances)).toBeGreaterThan(8);
  });

  it('are found damaged wherever they are cut', async () => {
    const cuts = photos.slice(0, 10).flatMap((path) => {
      const bytes = readFileSync(path);
      return [0.1, 0.35, 0.6, 0.85, 0.99].map((share) => bytes.subarray(0, bytes.length * share));
    });

    const reasons = await Promise.all(cuts.map(async (cut) => (await inspectBytes(cut)).kind));

    expect(new Set(reasons)).toEqual(new Set(['damaged']));
  });

  it.each([
    ['half as large', (image: Sharp) => image.resize({ width: 200 }).jpeg()],
    ['compressed hard', (image: Sharp) => image.jpeg({ quality: 20 })],
    ['in another format', (image: Sharp) => image.webp()],
    ['without colour', (image: Sharp) => image.greyscale().png()],
  ])('keep their hash within 8 bits when %s', async (_, change) => {
    const distances = await Promise.all(
      photos.slice(0, 30).map(async (path) => {
        const original = readFileSync(path);
        const copy = await change(sharp(original)).toBuffer();
        return hammingDistance(await hashOf(original), await hashOf(copy));
      }),
    );

    expect(distances.filter((distance) => distance <= 8).length).toBeGreaterThanOrEqual(29);
  });
});
