import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { openDatabase } from '../src/main/storage/open-database.ts';
import { type WorkspaceFolders, workspaceFolders } from '../src/main/storage/workspace-folders.ts';
import type { DatasetRecipe } from '../src/shared/domain/dataset.ts';
import { MediaId } from '../src/shared/domain/ids.ts';
import { inserter } from './inserter.ts';

export const FILLED_DATASET = 'd';
const TEACHER = 'bench';
const RECIPE: DatasetRecipe = {
  selection: { NEG: 0.5, NEU: 0.5, POS: 0.6 },
  teacher: TEACHER,
  nearDuplicateRadius: 8,
  balance: true,
  splitRatios: { train: 0.8, validation: 0.1, test: 0.1 },
  seed: 1,
};

/** The id of one of the images. */
export function filledMediaId(index: number): MediaId {
  return MediaId.parse(createHash('sha256').update(`image ${index}`).digest('hex'));
}

/**
 * Makes a workspace whose dataset `d` has so many images, each of a post of its own; without the images' files.
 *
 * @param sizeOf bytes of an image.
 */
export function fillDataset(
  root: string,
  images: number,
  sizeOf: (index: number) => number,
): WorkspaceFolders {
  const folders = workspaceFolders(root);
  for (const path of [root, folders.media, folders.exports]) mkdirSync(path, { recursive: true });
  const database = openDatabase(folders.database);
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  const table = (name: string, ...columns: readonly string[]) => inserter(database, name, columns);
  const posts = table(
    'posts',
    ...['post_id', 'import_id', 'platform', 'native_id', 'text', 'possibly_sensitive'],
  );
  const media = table('media', ...['media_id', 'size_bytes', 'state', 'format', 'width', 'height']);
  const attachments = table(
    'attachments',
    ...['post_id', 'position', 'locator', 'state', 'media_id'],
  );
  const labels = table(
    'weak_labels',
    ...['teacher', 'post_id', 'negative', 'neutral', 'positive', 'polarity', 'confidence'],
  );
  const items = table(
    'dataset_items',
    ...['dataset', 'media_id', 'polarity', 'split', 'post_id', 'confidence'],
  );
  database.exec('BEGIN');
  database.exec(
    "INSERT INTO imports (import_id, kind, locator, fingerprint, finished) VALUES (1, 'x-jsonl', 'bench', 'bench', 1)",
  );
  database
    .prepare('INSERT INTO datasets (name, created_at_ms, recipe, hash) VALUES (?, ?, ?, ?)')
    .run(FILLED_DATASET, 1_700_000_000_000, JSON.stringify(RECIPE), 'f'.repeat(64));
  for (let index = 0; index < images; index += 1) {
    const mediaId = filledMediaId(index);
    const polarity = index % 3;
    const confidence = 0.6 + (index % 400) / 1000;
    const others = (1 - confidence) / 2;
    const three = [0, 1, 2].map((one) => (one === polarity ? confidence : others));
    const part = index % 10;
    const split = part < 8 ? 'train' : part === 8 ? 'validation' : 'test';
    posts.add(index + 1, 1, 'x', String(758_014_713_804_587_000n + BigInt(index)), 'a day', 0);
    media.add(mediaId, sizeOf(index), 'clean', 'jpeg', 64, 64);
    attachments.add(index + 1, 0, `https://images.test/${index}`, 'fetched', mediaId);
    labels.add(TEACHER, index + 1, ...three, polarity, confidence);
    items.add(FILLED_DATASET, mediaId, polarity, split, index + 1, confidence);
  }
  for (const one of [posts, media, attachments, labels, items]) one.finish();
  database.exec('COMMIT');
  database.close();
  return folders;
}
