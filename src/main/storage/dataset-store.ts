import type { Database } from 'better-sqlite3';
import {
  DatasetRecipe,
  type DatasetSource,
  type DatasetSummary,
} from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { type POLARITIES, polarityFromIndex, polarityIndex } from '../../shared/domain/polarity.ts';
import { SPLITS, type Split } from '../../shared/domain/split.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';
import { createDatasetCandidates } from './dataset-candidates.ts';
import { createDatasetLinks } from './dataset-links.ts';
import { createMediaKeys } from './media-keys.ts';
import { createPostAuthors } from './post-authors.ts';
import { outcomeOf } from './verdict-number.ts';

type ItemRow = { readonly media_id: MediaId; readonly polarity: number; readonly split: Split };
type DatasetRow = {
  readonly name: string;
  readonly created_at_ms: number;
  readonly recipe: string;
  readonly hash: string;
  readonly conflicts: number | null;
};

export function createDatasetStore(database: Database): DatasetStore {
  const reviewedImages = database.prepare<
    [],
    { readonly key: number; readonly representative: number; readonly outcome: number }
  >(
    `SELECT m.rowid AS key, coalesce(r.rowid, m.rowid) AS representative, v.outcome
     FROM media_verdicts v CROSS JOIN media m ON m.media_id = v.media_id
     LEFT JOIN near_duplicate_members n ON n.media_id = v.media_id
     LEFT JOIN media r ON r.media_id = n.representative_id
     WHERE v.outcome IS NOT NULL`,
  );
  const find = database.prepare<[string], DatasetRow>('SELECT * FROM datasets WHERE name = ?');
  const list = database.prepare<[], DatasetRow>(
    'SELECT * FROM datasets ORDER BY created_at_ms DESC, name',
  );
  const counts = database.prepare<
    [string],
    { readonly split: Split; readonly polarity: number; readonly count: number }
  >(
    'SELECT split, polarity, count(*) AS count FROM dataset_items WHERE dataset = ? GROUP BY split, polarity',
  );
  const insertDataset = database.prepare(
    'INSERT INTO datasets (name, created_at_ms, recipe, hash, conflicts) VALUES (?, ?, ?, ?, ?)',
  );
  const freezeSources = database.prepare(
    `INSERT INTO dataset_sources (dataset, import_id, kind, locator, fingerprint, records, posts)
     SELECT ?, import_id, kind, locator, fingerprint, records, posts FROM imports`,
  );
  const sources = database.prepare<[string], DatasetSource>(
    `SELECT kind, locator, fingerprint, records, posts FROM dataset_sources
     WHERE dataset = ? ORDER BY import_id`,
  );
  const sourceTotals = database.prepare<
    [string],
    { readonly imports: number; readonly records: number; readonly posts: number }
  >(
    `SELECT count(*) AS imports, coalesce(sum(records), 0) AS records, coalesce(sum(posts), 0) AS posts
     FROM dataset_sources WHERE dataset = ?`,
  );
  const insertItem = database.prepare(
    `INSERT INTO dataset_items (dataset, media_id, polarity, split, post_id, confidence)
     VALUES (@dataset, @mediaId, @polarity, @split,
       (SELECT post_id FROM media_labels WHERE media_id = @mediaId),
       (SELECT confidence FROM media_labels WHERE media_id = @mediaId))`,
  );
  const items = database.prepare<[string], ItemRow>(
    'SELECT media_id, polarity, split FROM dataset_items WHERE dataset = ? ORDER BY media_id',
  );
  const exportedItems = database.prepare<
    [string],
    ItemRow & {
      readonly confidence: number;
      readonly platform: string;
      readonly native_id: string;
      readonly format: string;
    }
  >(
    `SELECT i.media_id, i.polarity, i.split, i.confidence, p.platform, p.native_id, m.format
     FROM dataset_items i
     JOIN media m ON m.media_id = i.media_id
     JOIN posts p ON p.post_id = i.post_id
     WHERE i.dataset = ? ORDER BY i.media_id`,
  );

  const summary = (row: DatasetRow): DatasetSummary => {
    const perSplit = Object.fromEntries(
      SPLITS.map((split) => [split, { NEG: 0, NEU: 0, POS: 0 }]),
    ) as Record<Split, Record<(typeof POLARITIES)[number], number>>; // why: fromEntries forgets the keys
    for (const { split, polarity, count } of counts.all(row.name)) {
      perSplit[split][polarityFromIndex(polarity)] = count;
    }
    const totals = sourceTotals.get(row.name);
    return {
      name: row.name,
      createdAtMs: row.created_at_ms,
      recipe: DatasetRecipe.parse(JSON.parse(row.recipe)),
      hash: row.hash,
      counts: perSplit,
      ...(row.conflicts === null ? {} : { conflicts: row.conflicts }),
      ...(totals === undefined || totals.imports === 0 ? {} : { sources: totals }),
    };
  };

  return {
    ...createDatasetCandidates(database),
    ...createDatasetLinks(database),
    ...createMediaKeys(database),
    postAuthors: createPostAuthors(database),
    reviewedImages: () =>
      reviewedImages.all().map((row) => ({ ...row, outcome: outcomeOf(row.outcome) })),
    find: (name) => {
      const row = find.get(name);
      return row === undefined ? null : summary(row);
    },
    list: () => list.all().map(summary),
    save: database.transaction((dataset, datasetItems) => {
      const { name, createdAtMs, recipe, hash, conflicts = null } = dataset;
      insertDataset.run(name, createdAtMs, JSON.stringify(recipe), hash, conflicts);
      freezeSources.run(name);
      for (const { mediaId, polarity, split } of datasetItems) {
        insertItem.run({ dataset: name, mediaId, polarity: polarityIndex(polarity), split });
      }
    }) satisfies DatasetStore['save'],
    sources: (name) => sources.all(name),
    items: (name) =>
      items.all(name).map((row) => ({
        mediaId: row.media_id,
        polarity: polarityFromIndex(row.polarity),
        split: row.split,
      })),
    exportedItems: (name) =>
      exportedItems.all(name).map((row) => ({
        mediaId: row.media_id,
        polarity: polarityFromIndex(row.polarity),
        split: row.split,
        confidence: row.confidence,
        platform: row.platform,
        nativePostId: row.native_id,
        format: row.format,
      })),
  };
}
