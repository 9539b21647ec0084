import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect } from 'vitest';
import { forkTrainer } from '../../src/main/app/fork-trainer.ts';
import { tinyPicture, tinySettings } from '../integration/trainer/tiny-dataset.ts';
import { aStudio } from './a-studio.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { fillWithPictures } from './trainable-workspace.ts';

const ENTRY = fileURLToPath(new URL('../../src/main/trainer/entry.ts', import.meta.url));

/** A program with a finished run `r` that tells the tiny pictures apart. */
export async function aJudgingStudio() {
  const others = await aStudio({ startTrainer: (...start) => forkTrainer(ENTRY, ...start) });
  await fillWithPictures(others.studio.requireSession().workspace);
  const job = await others.run({
    kind: 'train',
    ...{ name: 'r', dataset: 'd', settings: tinySettings('FT-F', {}) },
  });
  expect(job.failure).toBeNull();
  return others;
}

/** A tiny picture of the kind 0, 1 or 2, as a PNG file. */
export function aTinyPng(kind: number, seed: number): Promise<Buffer> {
  return sharp(Buffer.from(tinyPicture(kind, seed)))
    .png()
    .toBuffer();
}

/** A folder with a picture of each kind, one of them in a sub-folder, and a text that is called an image. */
export async function aFolderOfPictures(): Promise<string> {
  const folder = join(temporaryFolder(), 'pictures');
  await mkdir(join(folder, 'below'), { recursive: true });
  writeFileSync(join(folder, 'a.png'), await aTinyPng(0, 101));
  writeFileSync(join(folder, 'b.png'), await aTinyPng(1, 102));
  writeFileSync(join(folder, 'below', 'c.png'), await aTinyPng(2, 103));
  writeFileSync(join(folder, 'fake.jpg'), 'no image');
  writeFileSync(join(folder, 'notes.txt'), 'nothing');
  return folder;
}
