import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import { POLARITIES } from '../../src/shared/domain/polarity.ts';
import { tinyPicture } from '../integration/trainer/tiny-dataset.ts';
import { fillWorkspace, mediaIdOf } from './a-workspace.ts';

const TRAIN = 24;
const VALIDATION = 6;

/** Fills a workspace with posts of an image each, and freezes them as the dataset `d`; no files are written. */
export function fillWithDataset(workspace: Workspace): void {
  const images = Array.from({ length: TRAIN + VALIDATION }, (_, index) => ({
    name: `image ${index}`,
    polarity: POLARITIES[index % 3] ?? 'NEU',
    split: index < TRAIN ? ('train' as const) : ('validation' as const),
  }));
  fillWorkspace(
    workspace,
    images.map(({ name, polarity }) => ({
      ...{ nativeId: name, images: [name], polarity, confidence: 0.9 },
    })),
  );
  const recipe = {
    ...{ selection: { NEG: 0.5, NEU: 0.5, POS: 0.5 }, teacher: 'test', nearDuplicateRadius: 8 },
    ...{ balance: false, splitRatios: { train: 0.8, validation: 0.2, test: 0 }, seed: 1 },
  };
  workspace.datasets.save(
    { name: 'd', createdAtMs: 1, recipe, hash: 'h' },
    images.map(({ name, polarity, split }) => ({ mediaId: mediaIdOf(name), polarity, split })),
  );
}

/** As `fillWithDataset`, with files that a network can learn from in seconds. */
export async function fillWithPictures(workspace: Workspace): Promise<void> {
  fillWithDataset(workspace);
  for (let index = 0; index < TRAIN + VALIDATION; index += 1) {
    const path = workspace.files.pathOf(mediaIdOf(`image ${index}`));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      await sharp(Buffer.from(tinyPicture(index % 3, index)))
        .png()
        .toBuffer(),
    );
  }
}
