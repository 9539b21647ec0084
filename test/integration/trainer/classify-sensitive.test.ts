import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'nsfwjs/core';
import { MobileNetV2Model } from 'nsfwjs/models/mobilenet_v2';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Tensor3D, tf } from '../../../src/main/trainer/backend.ts';
import { classifySensitive } from '../../../src/main/trainer/classify-sensitive.ts';
import type { SensitiveScores } from '../../../src/shared/domain/sensitive.ts';
import { noiseJpeg } from '../../helpers/stored-images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const PHOTOS = '../shared/data/photos';
const hasPhotos = existsSync(PHOTOS);
if (!hasPhotos) console.warn(`no photographs in ${PHOTOS}: the check is compared on noise alone`);

/** Small, large, upright and lying images of noise and colour, and photographs where they are there. */
async function images(): Promise<readonly string[]> {
  const folder = temporaryFolder();
  const written = await Promise.all(
    [
      [300, 200],
      [120, 700],
      [224, 224],
    ].map(async ([width, height], seed) => {
      const path = join(folder, `${seed}.jpg`);
      writeFileSync(path, await noiseJpeg(seed, width, height));
      return path;
    }),
  );
  const colour = join(folder, 'colour.png');
  await sharp({ create: { width: 80, height: 90, channels: 3, background: '#c98' } }).toFile(
    colour,
  );
  const photos = hasPhotos ? readdirSync(PHOTOS).sort().slice(0, 12) : [];
  return [...written, colour, ...photos.map((name) => join(PHOTOS, name))];
}

async function nsfwjsScores(paths: readonly string[]): Promise<readonly SensitiveScores[]> {
  const nsfw = await load('MobileNetV2', { size: 224, modelDefinitions: [MobileNetV2Model] });
  const all: SensitiveScores[] = [];
  for (const path of paths) {
    const { data, info } = await sharp(path)
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const image: Tensor3D = tf.tensor3d(
      Int32Array.from(data),
      [info.height, info.width, 3],
      'int32',
    );
    const classes = await nsfw.classify(image);
    image.dispose();
    const of = (name: string): number =>
      classes.find(({ className }) => className === name)?.probability ?? Number.NaN;
    all.push({
      drawing: of('Drawing'),
      hentai: of('Hentai'),
      neutral: of('Neutral'),
      porn: of('Porn'),
      sexy: of('Sexy'),
    });
  }
  nsfw.dispose();
  return all;
}

async function ourScores(paths: readonly string[]) {
  const all = [];
  for await (const batch of classifySensitive(paths)) all.push(...batch);
  return all;
}

describe('classifySensitive', () => {
  it('gives the scores of nsfwjs', { timeout: 120_000 }, async () => {
    const paths = await images();
    const ours = await ourScores(paths);
    const theirs = await nsfwjsScores(paths);

    expect(ours.map(({ path }) => path)).toEqual(paths);
    for (const [index, { scores }] of ours.entries()) {
      for (const kind of ['drawing', 'hentai', 'neutral', 'porn', 'sexy'] as const) {
        expect(scores?.[kind], `${paths[index]} ${kind}`).toBeCloseTo(
          theirs[index]?.[kind] ?? -1,
          3,
        );
      }
    }
  });

  it('answers null for what cannot be read, keeps the order over batches, and leaves no tensor', async () => {
    const folder = temporaryFolder();
    const image = join(folder, 'image.jpg');
    writeFileSync(image, await noiseJpeg(1, 64, 64));
    writeFileSync(join(folder, 'text'), 'no image');
    const paths = Array.from({ length: 70 }, (_, index) =>
      index % 10 === 3 ? join(folder, 'text') : index % 10 === 7 ? join(folder, 'none') : image,
    );
    const before = tf.memory().numTensors;
    const all = await ourScores(paths);

    expect(tf.memory().numTensors).toBe(before);
    expect(all.map(({ scores }) => scores === null)).toEqual(paths.map((path) => path !== image));
  });
});
