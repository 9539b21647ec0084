import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CleanMedia } from '../pipeline/ports/clean-media.ts';

/** Places are the row numbers of `media`: it loses no rows, so they grow with time. */
export function createCleanMediaQuery(database: Database): CleanMedia {
  const count = database
    .prepare<[], number>("SELECT count(*) FROM media WHERE state = 'clean'")
    .pluck();
  // The sign keeps SQLite from sorting all that the index of states lists.
  const newestFirst = database.prepare<
    { readonly after: number; readonly before: number; readonly limit: number },
    { readonly place: number; readonly mediaId: MediaId }
  >(
    `SELECT rowid AS place, media_id AS mediaId FROM media
     WHERE +state = 'clean' AND rowid > @after AND rowid < @before ORDER BY rowid DESC LIMIT @limit`,
  );
  const firstUnchecked = database
    .prepare<[], number | null>(
      "SELECT min(rowid) FROM media INDEXED BY media_unchecked WHERE state = 'unchecked'",
    )
    .pluck();
  const last = database.prepare<[], number | null>('SELECT max(rowid) FROM media').pluck();

  return {
    count: () => count.get() ?? 0,
    newestFirst: (range) => newestFirst.all(range),
    settledUpTo: () => {
      const unchecked = firstUnchecked.get() ?? null;
      return unchecked === null ? (last.get() ?? 0) : unchecked - 1;
    },
  };
}
