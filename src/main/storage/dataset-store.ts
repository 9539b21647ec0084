import type { Database } from 'better-sqlite3';
import {
  type DatasetItem,
  DatasetRecipe,
  type DatasetSource,
  DatasetSummary,
} from '../../shared/domain/dataset.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { type POLARITIES, polarityFromIndex, polarityIndex } from '../../shared/domain/polarity.ts';
import { SPLITS, type Split } from '../../shared/domain/split.ts';
import type { DatasetStore } from '../pipeline/ports/dataset-store.ts';
import { createDatasetCandidates } from './dataset-candidates.ts';
import { createDatasetExports } from './dataset-exports.ts';
import { createDatasetLinks } from './dataset-links.ts';
import { createMediaKeys } from './media-keys.ts';
import { createPostAuthors } from './post-authors.ts';
import { outcomeOf } from './verdict-number.ts';

const { counts: Counts } = DatasetSummary.unwrap().shape;

type ItemRow = { readonly media_id: MediaId; readonly polarity: number; readonly split: Split };
type DatasetRow = {
  readonly name: string;
  readonly created_at_ms: number;
  readonly recipe: string;
  readonly hash: string;
  readonly conflicts: number | null;
  readonly counts: string | null;
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
  const find = database.prepare<[string], DatasetRow>(
    'SELECT * FROM datasets WHERE name = ? AND is_frozen = 1',
  );
  const list = database.prepare<[], DatasetRow>(
    'SELECT * FROM datasets WHERE is_frozen = 1 ORDER BY created_at_ms DESC, name',
  );
  const counts = database.prepare<
    [string],
    { readonly split: Split; readonly polarity: number; readonly count: number }
  >(
    'SELECT split, polarity, count(*) AS count FROM dataset_items WHERE dataset = ? GROUP BY split, polarity',
  );
  const insertDataset = database.prepare(
    `INSERT INTO datasets (name, created_at_ms, recipe, hash, conflicts, counts, is_frozen)
     VALUES (?, ?, ?, ?, ?, ?, 0)`,
  );
  const setFrozen = database.prepare('UPDATE datasets SET is_frozen = 1 WHERE name = ?');
  const discardItems = database.prepare<[number]>(
    `DELETE FROM dataset_items WHERE (dataset, media_id) IN
       (SELECT i.dataset, i.media_id FROM datasets d CROSS JOIN dataset_items i ON i.dataset = d.name
        WHERE d.is_frozen = 0 LIMIT ?)`,
  );
  const discardDatasets = database.prepare('DELETE FROM datasets WHERE is_frozen = 0');
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
       coalesce(@post, (SELECT post_id FROM media_labels WHERE media_id = @mediaId)),
       coalesce(@confidence, (SELECT confidence FROM media_labels WHERE media_id = @mediaId)))`,
  );
  const items = database.prepare<[string], ItemRow>(
    'SELECT media_id, polarity, split FROM dataset_items WHERE dataset = ? ORDER BY media_id',
  );

  const countItems = (name: string): DatasetSummary['counts'] => {
    const perSplit = Object.fromEntries(
      SPLITS.map((split) => [split, { NEG: 0, NEU: 0, POS: 0 }]),
    ) as Record<Split, Record<(typeof POLARITIES)[number], number>>; // why: fromEntries forgets the keys
    for (const { split, polarity, count } of counts.all(name)) {
      perSplit[split][polarityFromIndex(polarity)] = count;
    }
    return perSplit;
  };
  // Of datasets from before it was kept; they are frozen.
  const counted = new Map<string, DatasetSummary['counts']>();
  const countOnce = ({ name, hash }: DatasetRow): DatasetSummary['counts'] => {
    const known = counted.get(`${name} ${hash}`) ?? countItems(name);
    counted.set(`${name} ${hash}`, known);
    return known;
  };
  const summary = (row: DatasetRow): DatasetSummary => {
    const totals = sourceTotals.get(row.name);
    return {
      name: row.name,
      createdAtMs: row.created_at_ms,
      recipe: DatasetRecipe.parse(JSON.parse(row.recipe)),
      hash: row.hash,
      counts: row.counts === null ? countOnce(row) : Counts.parse(JSON.parse(row.counts)),
      ...(row.conflicts === null ? {} : { conflicts: row.conflicts }),
      ...(totals === undefined || totals.imports === 0 ? {} : { sources: totals }),
    };
  };

  type NewDataset = Parameters<DatasetStore['save']>[0] & Partial<Pick<DatasetSummary, 'counts'>>;
  const begin = ({
    name,
    createdAtMs,
    recipe,
    hash,
    conflicts,
    counts: known,
  }: NewDataset): void => {
    const text = known === undefined ? null : JSON.stringify(known);
    insertDataset.run(name, createdAtMs, JSON.stringify(recipe), hash, conflicts ?? null, text);
  };
  const addItems = database.transaction(
    (
      name: string,
      added: readonly (DatasetItem & { readonly post?: number; readonly confidence?: number })[],
    ) => {
      for (const { mediaId, polarity, split, post = null, confidence = null } of added) {
        const label = { post, confidence };
        insertItem.run({
          dataset: name,
          mediaId,
          polarity: polarityIndex(polarity),
          split,
          ...label,
        });
      }
    },
  );
  const freeze = database.transaction((name: string) => {
    freezeSources.run(name);
    setFrozen.run(name);
  });

  return {
    ...createDatasetCandidates(database),
    ...createDatasetExports(database),
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
    begin,
    addItems,
    freeze,
    discard: database.transaction((limit: number) => {
      const { changes } = discardItems.run(limit);
      return changes < limit ? changes + discardDatasets.run().changes : changes;
    }),
    save: database.transaction((dataset, datasetItems) => {
      begin(dataset);
      addItems(dataset.name, datasetItems);
      freeze(dataset.name);
    }) satisfies DatasetStore['save'],
    sources: (name) => sources.all(name),
    items: (name) =>
      items.all(name).map((row) => ({
        mediaId: row.media_id,
        polarity: polarityFromIndex(row.polarity),
        split: row.split,
      })),
  };
}
