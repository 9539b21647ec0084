import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import { deriveSeed } from '../domain/seeded-random.ts';
import type { ImageSample } from '../pipeline/ports/image-sample.ts';

const SEED_DIGITS = 14;

/**
 * Takes the images that follow a random id, going on from the first id after the last.
 *
 * Ids are SHA-256 sums: their order says nothing of the images, so that neighbours are a random sample, and
 * none of a million rows but those is read. The plus keeps SQLite from reading all clean images by their state.
 */
export function createImageSampleQuery(database: Database): ImageSample {
  const range = (comparison: string) =>
    database
      .prepare<{ readonly start: string; readonly limit: number }, MediaId>(
        `SELECT media_id FROM media
         WHERE media_id ${comparison} @start AND +state = 'clean'
           AND EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = media.media_id)
         ORDER BY media_id LIMIT @limit`,
      )
      .pluck();
  const following = range('>=');
  const before = range('<');

  return {
    draw: (count, seed) => {
      const start = deriveSeed(seed, 'image sample').toString(16).padStart(SEED_DIGITS, '0');
      // A derived seed has 53 bits: its first digit is 0 or 1 only.
      const place = { start: start.slice(1) };
      const first = following.all({ ...place, limit: count });
      return [...first, ...before.all({ ...place, limit: count - first.length })];
    },
  };
}
