import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';

/** Row numbers of `media` in place of ids: they need no text in memory, and the table loses no rows. */
export type MediaKeys = {
  /** @throws Error for a number that names no image. */
  readonly mediaIds: (keys: ArrayLike<number>) => readonly MediaId[];
  /** Of those that are there. */
  readonly keysOf: (mediaIds: Iterable<MediaId>) => readonly number[];
};

/** From so many keys on, reading all ids in their order is faster than a look-up for each, all over the file. */
const MANY = 20_000;

export function createMediaKeys(database: Database): MediaKeys {
  const mediaId = database
    .prepare<[number], MediaId>('SELECT media_id FROM media WHERE rowid = ?')
    .pluck();
  const all = database
    .prepare<[], readonly [number, MediaId]>('SELECT rowid, media_id FROM media ORDER BY media_id')
    .raw();
  const key = database
    .prepare<[MediaId], number>('SELECT rowid FROM media WHERE media_id = ?')
    .pluck();
  const wantedIds = (keys: ArrayLike<number>): ReadonlyMap<number, MediaId> => {
    const wanted = new Set(Array.from(keys));
    const found = new Map<number, MediaId>();
    for (const [each, id] of all.iterate()) if (wanted.has(each)) found.set(each, id);
    return found;
  };
  return {
    mediaIds: (keys) => {
      const known = keys.length < MANY ? null : wantedIds(keys);
      return Array.from(keys, (each) => {
        const id = known === null ? mediaId.get(each) : known.get(each);
        if (id === undefined) throw new Error(`there is no image in row ${each}`);
        return id;
      });
    },
    keysOf: (mediaIds) => Array.from(mediaIds).flatMap((each) => key.get(each) ?? []),
  };
}
