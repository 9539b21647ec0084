import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import {
  defaultFineTuneSettings,
  type FineTuneMode,
  type FineTuneSettings,
} from '../../../src/shared/domain/fine-tune.ts';

/** Settings that learn the tiny dataset in seconds. */
export function tinySettings(
  mode: FineTuneMode,
  changes: Partial<FineTuneSettings> = {},
): FineTuneSettings {
  return {
    ...defaultFineTuneSettings(mode),
    inputSize: 96,
    epochs: mode === 'FT-F' ? 8 : 1,
    batchSize: 8,
    optimizer: 'adam',
    learningRate: mode === 'FT-F' ? 2e-3 : 1e-4,
    seed: 5,
    ...changes,
  };
}

export type TinyDataset = { readonly manifest: string; readonly paths: readonly string[] };

/**
 * Writes 24 training and 6 validation images of three plainly different kinds, and their manifest.
 *
 * Negative is dark with stripes, neutral is grey and smooth, positive is bright with dots.
 */
export async function writeTinyDataset(folder: string): Promise<TinyDataset> {
  const images = Array.from({ length: 30 }, (_, index) => ({
    path: join(folder, `${index}.png`),
    polarity: index % 3,
    split: index < 24 ? 'train' : 'validation',
  }));
  await Promise.all(
    images.map(({ path, polarity }, index) =>
      sharp(Buffer.from(tinyPicture(polarity, index)))
        .png()
        .toFile(path),
    ),
  );
  const manifest = join(folder, 'manifest.tsv');
  const lines = images.map(({ path, polarity, split }) => `${path}\t${polarity}\t${split}\n`);
  writeFileSync(manifest, lines.join(''));
  return { manifest, paths: images.map((image) => image.path) };
}

/** An SVG that is as plainly of its polarity, 0 to 2, as those of the tiny dataset are. */
export function tinyPicture(polarity: number, index: number): string {
  const shift = (index * 7) % 30;
  const background = [
    `rgb(${20 + shift},10,10)`,
    `rgb(128,${128 + shift},128)`,
    `rgb(250,${200 + shift},90)`,
  ];
  const marks = [
    `<path d="M0 ${shift}L96 ${shift + 40}M0 ${shift + 30}L96 ${shift + 70}" stroke="red" stroke-width="9"/>`,
    '',
    `<circle cx="${20 + shift}" cy="30" r="12" fill="white"/><circle cx="60" cy="${40 + shift}" r="15" fill="lime"/>`,
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="${background[polarity]}"/>${marks[polarity]}</svg>`;
}
