import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyKind } from '../domain/copies/copy-kind.ts';
import type { GreyImage } from '../domain/copies/grey-image.ts';
import type { CopyStore } from '../pipeline/ports/copy-store.ts';
import { type HashedRow, hashedMedia } from './hashed-media.ts';
import { createSettingsStore } from './settings-store.ts';

const POST_MEDIA = `m.state = 'clean' AND EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = m.media_id)`;

type LinkRow = {
  readonly a: MediaId;
  readonly b: MediaId;
  readonly kind: CopyKind;
  readonly score: number;
  readonly is_mirrored: number;
};

export function createCopyStore(database: Database): CopyStore {
  const settings = createSettingsStore(database);
  const forgetLinks = database.prepare('DELETE FROM copy_links');
  const forgetSearch = database.prepare('UPDATE media SET searched = 0 WHERE searched = 1');
  const withoutPrint = database
    .prepare<[string, number], MediaId>(
      `SELECT m.media_id FROM media m
       WHERE ${POST_MEDIA} AND m.media_id > ?
         AND NOT EXISTS (SELECT 1 FROM media_prints p WHERE p.media_id = m.media_id)
       ORDER BY m.media_id LIMIT ?`,
    )
    .pluck();
  const savePrint = database.prepare('INSERT INTO media_prints (media_id, grey) VALUES (?, ?)');
  const markNew = database.prepare('UPDATE media SET searched = 0 WHERE media_id = ?');
  const markSearched = database.prepare('UPDATE media SET searched = 1 WHERE media_id = ?');
  const countWithoutHashes = database
    .prepare<[], number>('SELECT count(*) FROM media_prints WHERE hashes IS NULL')
    .pluck();
  const withoutHashes = database.prepare<
    [number],
    { readonly mediaId: MediaId; readonly grey: GreyImage }
  >('SELECT media_id AS mediaId, grey FROM media_prints WHERE hashes IS NULL LIMIT ?');
  const saveHashes = database.prepare('UPDATE media_prints SET hashes = ? WHERE media_id = ?');
  const images = database.prepare<
    [string, number],
    {
      readonly mediaId: MediaId;
      readonly searched: number;
      readonly hashes: Uint8Array | null;
    }
  >(
    `SELECT m.media_id AS mediaId, m.searched, p.hashes
     FROM media m LEFT JOIN media_prints p ON p.media_id = m.media_id
     WHERE ${POST_MEDIA} AND m.media_id > ? ORDER BY m.media_id LIMIT ?`,
  );
  const print = database
    .prepare<[MediaId], GreyImage>('SELECT grey FROM media_prints WHERE media_id = ?')
    .pluck();
  const saveLink = database.prepare(
    `INSERT OR REPLACE INTO copy_links (media_a, media_b, kind, score, is_mirrored)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const links = database.prepare<[], LinkRow>(
    'SELECT media_a AS a, media_b AS b, kind, score, is_mirrored FROM copy_links',
  );
  const media = database.prepare<
    [string, number],
    HashedRow & { readonly earliest: number | null }
  >(
    `SELECT m.media_id, m.hash_high, m.hash_low, m.width, m.height, m.size_bytes,
       (SELECT min(p.posted_at_ms) FROM attachments a JOIN posts p ON p.post_id = a.post_id
         WHERE a.media_id = m.media_id) AS earliest
     FROM media m WHERE ${POST_MEDIA} AND m.media_id > ? ORDER BY m.media_id LIMIT ?`,
  );

  return {
    begin: database.transaction((radius) => {
      if (settings.nearDuplicateRadius() !== radius) {
        forgetLinks.run();
        forgetSearch.run();
      }
      settings.setNearDuplicateRadius(radius);
    }) satisfies CopyStore['begin'],
    withoutPrint: (after, limit) => withoutPrint.all(after, limit),
    savePrints: database.transaction((prints) => {
      for (const { mediaId, grey } of prints) {
        savePrint.run(mediaId, grey);
        markNew.run(mediaId);
      }
    }) satisfies CopyStore['savePrints'],
    countWithoutHashes: () => countWithoutHashes.get() ?? 0,
    withoutHashes: (limit) => withoutHashes.all(limit),
    saveHashes: database.transaction((rows) => {
      for (const { mediaId, hashes } of rows) saveHashes.run(hashes, mediaId);
    }) satisfies CopyStore['saveHashes'],
    images: (after, limit) =>
      images
        .all(after, limit)
        .map(({ mediaId, searched, hashes }) => ({ mediaId, isSearched: searched === 1, hashes })),
    print: (mediaId) => print.get(mediaId) ?? null,
    commitLinks: database.transaction((found) => {
      for (const { a, b, kind, score, isMirrored } of found) {
        saveLink.run(a, b, kind, score, Number(isMirrored));
      }
    }) satisfies CopyStore['commitLinks'],
    markSearched: database.transaction((searched) => {
      for (const mediaId of searched) markSearched.run(mediaId);
    }) satisfies CopyStore['markSearched'],
    links: () =>
      links.all().map(({ a, b, kind, score, is_mirrored }) => ({
        a,
        b,
        kind,
        score,
        isMirrored: is_mirrored === 1,
      })),
    media: (after, limit) =>
      media.all(after, limit).map((row) => ({
        ...hashedMedia(row),
        earliestPostMs: row.earliest ?? Number.POSITIVE_INFINITY,
      })),
  };
}
