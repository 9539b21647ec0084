import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp, { type JpegOptions, type Sharp } from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { GREY_SIDE } from '../../../src/main/domain/copies/grey-image.ts';
import { createImageInspector } from '../../../src/main/media/image-inspector.ts';
import { jpegPrint } from '../../../src/main/media/jpeg/jpeg-print.ts';
import { createJpegPrintThreads } from '../../../src/main/media/jpeg-print-threads.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const PHOTOS = '../shared/data/photos';
const hasPhotos = existsSync(PHOTOS);
if (!hasPhotos) console.warn(`skipped the tests on photographs: no ${PHOTOS}`);

const limits = { maxPixels: 100_000_000 };

/** A colourful picture with detail of all sizes. */
function aPicture(width = 640, height = 480): Sharp {
  const circles = Array.from({ length: 60 }, (_, i) => {
    const [x, y, r] = [(i * 37) % 100, (i * 61) % 100, 2 + (i % 9)];
    return `<circle cx="${x}%" cy="${y}%" r="${r}%" fill="hsl(${(i * 47) % 360},80%,${20 + i}%)"/>`;
  });
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <rect width="100%" height="100%" fill="#567"/>${circles.join('')}</svg>`,
    ),
  ).flatten();
}

/** The print that libvips makes, strictly. */
function printByLibvips(file: Uint8Array): Promise<Buffer> {
  return sharp(file, { failOn: 'warning' })
    .autoOrient()
    .resize(GREY_SIDE, GREY_SIDE, { fit: 'fill' })
    .greyscale()
    .raw()
    .toBuffer();
}

/** A JPEG file with an Exif segment put in: one directory with one entry. */
function withOrientation(file: Buffer, orientation: number): Buffer {
  const entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const exif = [...Buffer.from('Exif\0\0MM\0*'), 0, 0, 0, 8, 0, 1, ...entry, 0, 0, 0, 0];
  const segment = Buffer.from([0xff, 0xe1, 0, exif.length + 2, ...exif]);
  return Buffer.concat([file.subarray(0, 2), segment, file.subarray(2)]);
}

function differences(a: Uint8Array, b: Uint8Array) {
  const levels = Array.from(a, (value, place) => Math.abs(value - (b[place] ?? 0)));
  return { mean: levels.reduce((sum, value) => sum + value, 0) / a.length };
}

describe('jpegPrint', () => {
  it.each<[string, JpegOptions]>([
    ['colours at half the size', { quality: 80 }],
    ['colours at full size', { quality: 95, chromaSubsampling: '4:4:4' }],
    ['strong compression', { quality: 20 }],
    ['the Huffman tables of the standard', { optimiseCoding: false }],
    ['the least quantisation', { quality: 100 }],
    ['scans of ever finer detail', { progressive: true }],
    ["mozjpeg's choice of scans", { mozjpeg: true }],
  ])('is the print that libvips makes, with %s', async (_, options) => {
    for (const [width, height] of [
      [640, 480],
      [433, 777],
      [1203, 439],
    ] as const) {
      const file = await aPicture(width, height).jpeg(options).toBuffer();

      const print = jpegPrint(file, limits);

      expect(print).toMatchObject({ width, height });
      const { mean } = differences(print?.grey ?? Buffer.of(), await printByLibvips(file));
      expect(mean).toBeLessThan(2);
    }
  });

  it('differs by at most one level where there are no colours', async () => {
    const file = await aPicture(700, 512).greyscale().jpeg().toBuffer();

    const print = await printByLibvips(file);

    const levels = jpegPrint(file, limits)?.grey.map((value, i) =>
      Math.abs(value - (print[i] ?? 0)),
    );
    expect(Math.max(...(levels ?? [255]))).toBeLessThanOrEqual(1);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is upright where the orientation is %i',
    async (orientation) => {
      const file = withOrientation(await aPicture(600, 450).jpeg().toBuffer(), orientation);

      const print = jpegPrint(file, limits);

      expect(print?.width).toBe(orientation > 4 ? 450 : 600);
      const { mean } = differences(print?.grey ?? Buffer.of(), await printByLibvips(file));
      expect(mean).toBeLessThan(2);
    },
  );

  it.each<[string, () => Sharp]>([
    ['a small image', () => aPicture(640, 431).jpeg()],
    ['four inks', () => aPicture().toColourspace('cmyk').jpeg()],
    ['a colour profile', () => aPicture().withIccProfile('p3').jpeg()],
    ['another format', () => aPicture().png()],
  ])('leaves %s to libvips', async (_, picture) => {
    expect(jpegPrint(await picture().toBuffer(), limits)).toBeNull();
  });

  it('leaves images of too many pixels, and what is no image, to libvips', async () => {
    const file = await aPicture().jpeg().toBuffer();

    expect(jpegPrint(file, { maxPixels: 640 * 480 })).not.toBeNull();
    expect(jpegPrint(file, { maxPixels: 640 * 480 - 1 })).toBeNull();
    expect(jpegPrint(Buffer.alloc(0), limits)).toBeNull();
    expect(jpegPrint(Buffer.of(0xff, 0xd8), limits)).toBeNull();
  });

  it('does not mind bytes after the end, but minds any before', async () => {
    const file = await aPicture().jpeg().toBuffer();
    const scan = file.indexOf(Buffer.of(0xff, 0xda));

    const appended = Buffer.concat([file, Buffer.from('appended')]);
    const padded = Buffer.concat([file.subarray(0, scan), Buffer.alloc(3), file.subarray(scan)]);

    expect(jpegPrint(appended, limits)).toEqual(jpegPrint(file, limits));
    expect(jpegPrint(padded, limits)).toBeNull();
  });
});

describe('createJpegPrintThreads', () => {
  const threads = createJpegPrintThreads({ worker: PROGRAM_FILES.jpegPrintWorker, threads: 2 });
  afterAll(threads.close);

  it('gives each file the inspection that it gets without threads', async () => {
    const folder = temporaryFolder();
    const files = await Promise.all(
      Array.from({ length: 12 }, async (_, place) => {
        const path = join(folder, `${place}`);
        const picture = aPicture(450 + place, 460);
        const encoded = await (place % 4 === 3 ? picture.png() : picture.jpeg()).toBuffer();
        writeFileSync(path, place % 4 === 2 ? encoded.subarray(0, -500) : encoded);
        return path;
      }),
    );
    const paths = [...files, join(folder, 'nothing')];

    const apart = createImageInspector({ jpegPrints: threads });

    const found = await Promise.all(paths.map(apart.inspect));
    expect(found).toEqual(await Promise.all(paths.map(createImageInspector().inspect)));
    expect(found.map(({ kind }) => kind)).toContain('damaged');
  });
});

describe('a thread that dies', () => {
  it('fails those who wait, and is no damage of their images', async () => {
    const threads = createJpegPrintThreads({ worker: '/nowhere/worker.js', threads: 1 });

    await expect(threads.printOf('image', limits)).rejects.toThrow('/nowhere/worker.js');
    await threads.close();
  });
});

describe.skipIf(!hasPhotos)('photographs', () => {
  const photos = hasPhotos
    ? readdirSync(PHOTOS).map((name) => readFileSync(join(PHOTOS, name)))
    : [];

  it('have the print that libvips makes', async () => {
    const means = await Promise.all(
      photos.slice(0, 40).map(async (photo, place) => {
        const file = await sharp(photo)
          .resize(600 + place * 20)
          .jpeg()
          .toBuffer();
        const print = jpegPrint(file, limits);
        return print && differences(print.grey, await printByLibvips(file)).mean;
      }),
    );

    const read = means.filter((mean) => mean !== null);
    expect(read.length).toBeGreaterThan(30);
    expect(Math.max(...read)).toBeLessThan(1.5);
  });

  it('are read with the usual profile of sRGB, and left to libvips if one byte of it is another', async () => {
    const profiles = await Promise.all(
      photos.map(async (photo) => ({ photo, icc: (await sharp(photo).metadata()).icc })),
    );
    const tagged = profiles.find(({ icc }) => icc?.length === 3144);
    const file = await sharp(tagged?.photo)
      .keepIccProfile()
      .resize(700, 700, { fit: 'fill' })
      .jpeg()
      .toBuffer();
    const print = jpegPrint(file, limits);
    file[file.indexOf('ICC_PROFILE') + 2000] = 7;

    expect(differences(print?.grey ?? Buffer.of(), await printByLibvips(file)).mean).toBeLessThan(
      1.5,
    );
    expect(jpegPrint(file, limits)).toBeNull();
  });

  it('are left to libvips wherever they are damaged so that it complains', async () => {
    const files = await Promise.all(
      photos.slice(0, 12).map((photo, place) =>
        sharp(photo)
          .resize(440, 440, { fit: 'fill' })
          .jpeg({ quality: 40 + 5 * place, progressive: place % 3 === 2 })
          .toBuffer(),
      ),
    );
    let read = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...files),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        async (file, changes, isCut) => {
          const damaged = Buffer.from(file);
          for (const [at, byte] of changes) damaged[2 + (at % (file.length - 2))] = byte;
          const end = isCut ? 2 + ((changes[0]?.[0] ?? 0) % (file.length - 2)) : file.length;
          const print = jpegPrint(damaged.subarray(0, end), limits);
          if (print === null) return;

          read += 1;
          expect(isCut).toBe(false);
          await printByLibvips(damaged);
        },
      ),
      { numRuns: 400 },
    );
    expect(read).toBeGreaterThan(30);
  });
});
