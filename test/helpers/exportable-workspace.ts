import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CardFacts } from '../../src/main/export/dataset/card/told-dataset.ts';
import type { Workspace } from '../../src/main/storage/open-workspace.ts';
import type { DatasetItem, DatasetRecipe } from '../../src/shared/domain/dataset.ts';
import { POLARITIES, type Polarity } from '../../src/shared/domain/polarity.ts';
import type { Split } from '../../src/shared/domain/split.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from './a-workspace.ts';
import { noiseJpeg } from './stored-images.ts';

const RECIPE: DatasetRecipe = {
  selection: { NEG: 0.5, NEU: 0.5, POS: 0.6 },
  teacher: 'test',
  nearDuplicateRadius: 8,
  balance: true,
  splitRatios: { train: 0.6, validation: 0.2, test: 0.2 },
  seed: 1,
};

/** Ids as X gives them, but for every fifth post, whose id is none. */
export function postIdOf(index: number): string {
  return index % 5 === 4 ? `post, "${index}"` : `${758_014_713_804_587_000n + BigInt(index)}`;
}

export function polarityOf(index: number): Polarity {
  return POLARITIES[index % 3] ?? 'NEU';
}

export function splitOf(index: number): Split {
  if (index % 10 === 8) return 'validation';
  return index % 10 === 9 ? 'test' : 'train';
}

export const imageOf = (index: number): string => `image ${index}`;

/** A small JPEG, as long as the workspace's rows say of every image. */
export async function imageBytes(index: number): Promise<Buffer> {
  const padded = Buffer.alloc(1000);
  const length = (await noiseJpeg(index, 16, 16)).copy(padded);
  if (length === padded.length) throw new Error('the image is longer than its row says');
  return padded;
}

/** A workspace with a dataset `d` of so many images, each of a post of its own, with small JPEG files. */
export async function exportableWorkspace(images: number): Promise<Workspace> {
  const workspace = await aWorkspace();
  const indexes = Array.from({ length: images }, (_, index) => index);
  fillWorkspace(
    workspace,
    indexes.map((index) => ({
      nativeId: postIdOf(index),
      images: [imageOf(index)],
      polarity: polarityOf(index),
      confidence: 0.75,
    })),
  );
  for (const index of indexes) {
    const path = workspace.files.pathOf(mediaIdOf(imageOf(index)));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await imageBytes(index));
  }
  const items = indexes.map(
    (index): DatasetItem => ({
      mediaId: mediaIdOf(imageOf(index)),
      polarity: polarityOf(index),
      split: splitOf(index),
    }),
  );
  workspace.datasets.save(
    { name: 'd', createdAtMs: 1_700_000_000_000, recipe: RECIPE, hash: 'f'.repeat(64) },
    items,
  );
  return workspace;
}

const NO_LEAK = { count: 0, examples: [] };
const THREE = { NEG: 1, NEU: 1, POS: 1 };

/** What a card tells of a workspace in which nothing was audited or measured. */
export const PLAIN_FACTS: CardFacts = {
  funnel: {
    records: 9,
    posts: 3,
    attachments: { total: 3, pending: 0, fetched: 3, rejected: 0 },
    media: { total: 3, unchecked: 0, clean: 3, damaged: 0 },
    labelledPosts: 3,
    labelledMedia: THREE,
    selectedMedia: THREE,
    nearDuplicates: { upToDate: true, groups: 0, redundant: 0 },
    candidates: THREE,
    rejections: [],
  },
  audits: [],
  copies: null,
  leaks: { images: 3, post: NO_LEAK, group: NO_LEAK, benchmark: NO_LEAK, author: null },
};

/** Every file below a folder, by its path. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]),
  );
}
