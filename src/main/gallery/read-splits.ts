import type { Database } from 'better-sqlite3';
import { NO_VALUE } from '../domain/gallery/gallery-columns.ts';
import type { MediaOrdinals } from './media-ordinals.ts';
import { chunksOf } from './read-in-chunks.ts';

/** Per ordinal the index of its split in a dataset, or `NO_VALUE`. */
export function readSplits(
  database: Database,
  ordinals: MediaOrdinals,
  dataset: string,
): Uint8Array {
  const splits = new Uint8Array(ordinals.size).fill(NO_VALUE);
  const walk = ordinals.walk();
  const chunks = chunksOf<readonly [string, number]>(
    database,
    `SELECT media_id, CASE split WHEN 'train' THEN 0 WHEN 'validation' THEN 1 ELSE 2 END
     FROM dataset_items WHERE dataset = @dataset AND media_id > @after ORDER BY media_id`,
    { dataset },
    '',
  );
  for (const rows of chunks) {
    for (const [mediaId, split] of rows) {
      const place = walk(mediaId);
      if (place >= 0) splits[place] = split;
    }
  }
  return splits;
}
