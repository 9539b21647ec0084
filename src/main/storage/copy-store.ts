import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyKind } from '../../shared/domain/near-duplicates.ts';
import type { GreyImage } from '../domain/copies/grey-image.ts';
import type { CopyStore, PrintQueue } from '../pipeline/ports/copy-store.ts';
import { ONLY_OF_BENCHMARKS } from './benchmark-copies.ts';
import { type HashedRow, hashedMedia } from './hashed-media.ts';
import { createSettingsStore } from './settings-store.ts';

/**
 * Conditions on a row `m` of `media`. The unary plus keeps the index by state out: pages come in the order of ids, and
 * with it each page would sort all images.
 */
const CARRIED = 'EXISTS (SELECT 1 FROM attachments a WHERE a.media_id = m.media_id)';
export const OF_POSTS = `+m.state = 'clean' AND ${CARRIED}`;
const OF_POSTS_OR_BENCHMARKS = `+m.state = 'clean' AND (${CARRIED}
  OR EXISTS (SELECT 1 FROM benchmark_items b WHERE b.media_id = m.media_id))`;

/** After every id: they are hexadecimal. */
const AFTER_ALL = '~';

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
  const forgetBenchmarks = database.prepare('DELETE FROM benchmark_searches');
  const forgetSearch = database.prepare('UPDATE media SET searched = 0 WHERE searched = 1');
  const savePrint = database.prepare('INSERT INTO media_prints (media_id, grey) VALUES (?, ?)');
  const markNew = database.prepare('UPDATE media SET searched = 0 WHERE media_id = ?');
  const markSearched = database.prepare(
    `UPDATE media AS m SET searched = 1 WHERE media_id = ? AND ${CARRIED}`,
  );
  const markBenchmark = database.prepare('INSERT OR IGNORE INTO benchmark_searches VALUES (?)');
  const saveHashes = database.prepare('UPDATE media_prints SET hashes = ? WHERE media_id = ?');
  const images = database.prepare<
    [string, number],
    {
      readonly mediaId: MediaId;
      readonly searched: number;
      readonly ofBenchmark: number;
      readonly hashes: Uint8Array | null;
    }
  >(
    `SELECT m.media_id AS mediaId, p.hashes,
       NOT ${CARRIED} AS ofBenchmark,
       CASE WHEN ${CARRIED} THEN m.searched
         ELSE EXISTS (SELECT 1 FROM benchmark_searches s WHERE s.media_id = m.media_id)
       END AS searched
     FROM media m LEFT JOIN media_prints p ON p.media_id = m.media_id
     WHERE ${OF_POSTS_OR_BENCHMARKS} AND m.media_id > ? ORDER BY m.media_id LIMIT ?`,
  );
  const print = database
    .prepare<[MediaId], GreyImage>('SELECT grey FROM media_prints WHERE media_id = ?')
    .pluck();
  const saveLink = database.prepare(
    `INSERT OR REPLACE INTO copy_links (media_a, media_b, kind, score, is_mirrored)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const links = database.prepare<[string, string, number], LinkRow>(
    `SELECT media_a AS a, media_b AS b, kind, score, is_mirrored FROM copy_links
     WHERE (media_a, media_b) > (?, ?) ORDER BY media_a, media_b LIMIT ?`,
  );
  const page = database
    .prepare<[string, number], MediaId | null>(
      `SELECT max(media_id) FROM
         (SELECT media_id FROM media WHERE media_id > ? ORDER BY media_id LIMIT ?)`,
    )
    .pluck();
  const media = database.prepare<
    [string, number],
    HashedRow & { readonly earliest: number | null; readonly printed: number }
  >(
    `SELECT m.media_id, m.hash_high, m.hash_low, m.width, m.height, m.size_bytes,
       (SELECT min(p.posted_at_ms) FROM attachments a JOIN posts p ON p.post_id = a.post_id
         WHERE a.media_id = m.media_id) AS earliest,
       EXISTS (SELECT 1 FROM media_prints p WHERE p.media_id = m.media_id) AS printed
     FROM media m WHERE ${OF_POSTS} AND m.media_id > ? ORDER BY m.media_id LIMIT ?`,
  );

  return {
    endOfPage: (after, images) => page.get(after, images) ?? null,
    begin: database.transaction((radius) => {
      if (settings.nearDuplicateRadius() !== radius) {
        forgetLinks.run();
        forgetSearch.run();
        forgetBenchmarks.run();
        settings.setGroupsFollowLinks(false);
      }
      settings.setNearDuplicateRadius(radius);
    }) satisfies CopyStore['begin'],
    ...printQueue(database, OF_POSTS_OR_BENCHMARKS),
    ofBenchmarks: printQueue(database, ONLY_OF_BENCHMARKS),
    savePrints: database.transaction((prints) => {
      for (const { mediaId, grey } of prints) {
        savePrint.run(mediaId, grey);
        markNew.run(mediaId);
      }
    }) satisfies CopyStore['savePrints'],
    saveHashes: database.transaction((rows) => {
      for (const { mediaId, hashes } of rows) saveHashes.run(hashes, mediaId);
    }) satisfies CopyStore['saveHashes'],
    images: (after, limit) =>
      images.all(after, limit).map(({ mediaId, searched, ofBenchmark, hashes }) => ({
        mediaId,
        isSearched: searched === 1,
        isOfBenchmark: ofBenchmark === 1,
        hashes,
      })),
    print: (mediaId) => print.get(mediaId) ?? null,
    commitLinks: database.transaction((found) => {
      for (const { a, b, kind, score, isMirrored } of found) {
        saveLink.run(a, b, kind, score, Number(isMirrored));
      }
    }) satisfies CopyStore['commitLinks'],
    markSearched: database.transaction((searched) => {
      for (const mediaId of searched) {
        if (markSearched.run(mediaId).changes === 0) markBenchmark.run(mediaId);
        else settings.setGroupsFollowLinks(false);
      }
    }) satisfies CopyStore['markSearched'],
    links: (after, limit) =>
      links
        .all(after?.a ?? '', after?.b ?? '', limit)
        .map(({ a, b, kind, score, is_mirrored }) => ({
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
        hasPrint: row.printed === 1,
      })),
  };
}

/** @param condition on a row `m` of `media`. */
function printQueue(database: Database, condition: string): PrintQueue {
  const withoutPrint = database
    .prepare<[string, string, number], MediaId>(
      `SELECT m.media_id FROM media m
       WHERE ${condition} AND m.media_id > ? AND m.media_id <= ?
         AND NOT EXISTS (SELECT 1 FROM media_prints p WHERE p.media_id = m.media_id)
       ORDER BY m.media_id LIMIT ?`,
    )
    .pluck();
  const prints = `FROM media_prints p CROSS JOIN media m ON m.media_id = p.media_id
     WHERE p.hashes IS NULL AND ${condition}`;
  const countWithoutHashes = database
    .prepare<[string, string], number>(
      `SELECT count(*) ${prints} AND p.media_id > ? AND p.media_id <= ?`,
    )
    .pluck();
  const withoutHashes = database.prepare<
    [string, number],
    { readonly mediaId: MediaId; readonly grey: GreyImage }
  >(
    `SELECT p.media_id AS mediaId, p.grey ${prints}
       AND p.media_id > ? ORDER BY p.media_id LIMIT ?`,
  );
  return {
    withoutPrint: (after, limit, upTo) => withoutPrint.all(after, upTo ?? AFTER_ALL, limit),
    countWithoutHashes: (after, upTo) => countWithoutHashes.get(after, upTo) ?? 0,
    withoutHashes: (after, limit) => withoutHashes.all(after, limit),
  };
}
