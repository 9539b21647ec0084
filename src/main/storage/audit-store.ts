import type { Database } from 'better-sqlite3';
import { disjointSets } from '../domain/disjoint-sets.ts';
import { FrozenAudit } from '../domain/review/frozen-audit.ts';
import type { AuditPopulation, AuditStore, SampledImage } from '../pipeline/ports/audit-store.ts';
import { createMediaKeys } from './media-keys.ts';
import { SELECTED, type SelectionValues, selectionValues } from './selection-query.ts';

type Pair = readonly [number, number];

/** Candidates are named by their `MediaKeys`. */
export function createAuditStore(database: Database): AuditStore {
  const count = database.prepare<[], number>('SELECT count(*) FROM media_labels').pluck();
  const lastMedia = database
    .prepare<[], number>('SELECT coalesce(max(rowid), 0) FROM media')
    .pluck();
  const lastPost = database
    .prepare<[], number>('SELECT coalesce(max(post_id), 0) FROM posts')
    .pluck();
  const carried = database
    .prepare<[], Pair>(
      `SELECT m.rowid, a.post_id FROM media m CROSS JOIN attachments a ON a.media_id = m.media_id
       ORDER BY m.media_id`,
    )
    .raw();
  const grouped = database
    .prepare<[], Pair>(
      `SELECT m.rowid, r.rowid FROM near_duplicate_members n
       JOIN media m ON m.media_id = n.media_id JOIN media r ON r.media_id = n.representative_id
       WHERE n.media_id <> n.representative_id`,
    )
    .raw();
  const design = database
    .prepare<[string], string>("SELECT design FROM review_sets WHERE name = ? AND kind = 'audit'")
    .pluck();
  const sample = database.prepare<[string], SampledImage>(
    `SELECT position, media_id AS mediaId, stratum, probability, polarity AS weak, confidence
     FROM review_set_items WHERE review_set = ? AND repeats IS NULL ORDER BY position`,
  );
  const batches = database.prepare<[], ReturnType<AuditStore['batches']>[number]>(
    `SELECT i.import_id AS importId, i.kind, i.locator, coalesce(c.images, 0) AS images
     FROM imports i LEFT JOIN (
       SELECT p.import_id, count(*) AS images
       FROM media_labels l JOIN posts p ON p.post_id = l.post_id GROUP BY p.import_id) c
     ON c.import_id = i.import_id ORDER BY i.import_id DESC`,
  );

  /** Row numbers of `media` in sets: images that posts or groups tie together, chains included. */
  const clusters = () => {
    const sets = disjointSets((lastMedia.get() ?? 0) + 1);
    const firstOfPost = new Uint32Array((lastPost.get() ?? 0) + 1);
    for (const [media, post] of carried.iterate()) {
      const first = firstOfPost[post] ?? 0;
      if (first === 0) firstOfPost[post] = media;
      else sets.union(first, media);
    }
    for (const [media, representative] of grouped.iterate()) sets.union(media, representative);
    return sets;
  };

  return {
    candidates: database.transaction((population: AuditPopulation) => {
      const room = count.get() ?? 0;
      const keys = new Uint32Array(room);
      const polarities = new Uint8Array(room);
      const confidences = new Float64Array(room);
      let found = 0;
      for (const [key, polarity, confidence] of candidateRows(database, population)) {
        keys[found] = key;
        polarities[found] = polarity;
        confidences[found] = confidence;
        found += 1;
      }
      const sets = clusters();
      return {
        keys: keys.subarray(0, found),
        polarities: polarities.subarray(0, found),
        confidences: confidences.subarray(0, found),
        clusters: keys.subarray(0, found).map((key) => sets.find(key)),
      };
    }),
    mediaIds: createMediaKeys(database).mediaIds,
    find: (set) => {
      const known = design.get(set);
      return known === undefined ? null : FrozenAudit.parse(JSON.parse(known));
    },
    sample: (set) => sample.all(set),
    batches: () => batches.all(),
  };
}

/** Row number, polarity and confidence in order of media id; only clean images have a row in `media_labels`. */
function candidateRows(
  database: Database,
  { importId, selection }: AuditPopulation,
): IterableIterator<readonly [number, number, number]> {
  const batch =
    importId === null ? '' : 'JOIN posts p ON p.post_id = l.post_id AND p.import_id = @importId';
  const values = {
    ...(importId === null ? {} : { importId }),
    ...(selection === null ? {} : selectionValues(selection)),
  };
  return database
    .prepare<
      [Partial<SelectionValues> & { readonly importId?: number }],
      readonly [number, number, number]
    >(
      `SELECT m.rowid, l.polarity, l.confidence
       FROM media_labels l CROSS JOIN media m ON m.media_id = l.media_id ${batch}
       WHERE ${selection === null ? '1' : SELECTED} ORDER BY l.media_id`,
    )
    .raw()
    .iterate(values);
}
