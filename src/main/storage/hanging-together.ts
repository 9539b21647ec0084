import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { CopyKind } from '../../shared/domain/near-duplicates.ts';
import { type CopyFinding, isCopyAt } from '../domain/copies/verify-pair.ts';
import { linkEqualHashes } from '../domain/link-equal-hashes.ts';
import type { CopyLink, CopyMedia } from '../domain/linked-copies.ts';
import type { GroupDecisionStore } from '../pipeline/ports/group-decision-store.ts';
import { OF_POSTS } from './copy-store.ts';
import { type HashedRow, hashedMedia } from './hashed-media.ts';

type MediaRow = HashedRow & { readonly earliest: number | null; readonly undecoded: number };
type LinkRow = readonly [other: MediaId, kind: CopyKind, score: number, isMirrored: number];
type EqualRow = { readonly mediaId: MediaId; readonly undecoded: number };

const UNDECODED = 'NOT EXISTS (SELECT 1 FROM media_prints p WHERE p.media_id = m.media_id)';

/** Follows links from image to image: the work grows with what is found, not with the workspace. */
export function createHangingTogether(database: Database): GroupDecisionStore['hangingTogether'] {
  const mediaRow = database.prepare<[MediaId], MediaRow>(
    `SELECT m.media_id, m.hash_high, m.hash_low, m.width, m.height, m.size_bytes,
       (SELECT min(p.posted_at_ms) FROM attachments a JOIN posts p ON p.post_id = a.post_id
         WHERE a.media_id = m.media_id) AS earliest, ${UNDECODED} AS undecoded
     FROM media m WHERE m.media_id = ? AND m.searched = 1 AND ${OF_POSTS}`,
  );
  // Rows as arrays: a picture that was posted hundreds of times has tens of thousands of links.
  const linksFrom = database
    .prepare<[MediaId], LinkRow>(
      'SELECT media_b, kind, score, is_mirrored FROM copy_links WHERE media_a = ?',
    )
    .raw();
  const countTo = database
    .prepare<[MediaId], number>('SELECT count(*) FROM copy_links WHERE media_b = ?')
    .pluck();
  // From the index alone; the rows of images that are found already are read from their other end.
  const linkedTo = database
    .prepare<[MediaId], MediaId>('SELECT media_a FROM copy_links WHERE media_b = ?')
    .pluck();
  const link = database
    .prepare<[MediaId, MediaId], LinkRow>(
      `SELECT media_a, kind, score, is_mirrored FROM copy_links
       WHERE media_a = ? AND media_b = ?`,
    )
    .raw();
  const equalHashes = database.prepare<[number, number], EqualRow>(
    `SELECT m.media_id AS mediaId, ${UNDECODED} AS undecoded FROM media m
     WHERE m.state = 'clean' AND m.hash_high = ? AND m.hash_low = ?`,
  );
  const putTogether = database
    .prepare<[MediaId], MediaId>(
      `SELECT o.media_id FROM group_decision_images i
       JOIN group_decision_states s ON s.decision_id = i.decision_id AND s.state = 'done'
       JOIN group_decisions d ON d.decision_id = i.decision_id AND d.kind = 'together'
       JOIN group_decision_images o ON o.decision_id = i.decision_id AND o.cut = i.cut
       WHERE i.media_id = ?`,
    )
    .pluck();

  return (images, leastScore, most) => {
    const media: CopyMedia[] = [];
    const links: CopyLink[] = [];
    const undecoded = new Set<MediaId>();
    const equalOf = new Map<string, readonly MediaId[]>();
    const equalTo = (row: MediaRow): readonly MediaId[] => {
      const { hash_high: high, hash_low: low } = row;
      // A flat picture's hash says nothing.
      if (high === 0 && low === 0) return [];
      const key = `${high} ${low}`;
      const known = equalOf.get(key);
      if (known !== undefined) return known;
      const equal = equalHashes.all(high, low);
      const linked = equal.some((other) => other.undecoded === 1)
        ? equal.map(({ mediaId }) => mediaId)
        : [];
      equalOf.set(key, linked);
      return linked;
    };
    const seen = new Set<MediaId>(images);
    const toFollow: MediaId[] = [...seen];
    const toLookBack: MediaId[] = [];
    /** How many of the links to an image were read from their other end. */
    const readTo = new Map<MediaId, number>();
    const see = (mediaId: MediaId): void => {
      if (seen.has(mediaId)) return;
      seen.add(mediaId);
      toFollow.push(mediaId);
    };
    const follow = (row: MediaRow): void => {
      const { media_id: mediaId } = row;
      media.push({ ...hashedMedia(row), earliestPostMs: row.earliest ?? Number.POSITIVE_INFINITY });
      if (row.undecoded === 1) undecoded.add(mediaId);
      for (const linked of linksFrom.all(mediaId)) {
        const [other] = linked;
        readTo.set(other, (readTo.get(other) ?? 0) + 1);
        const finding = findingOf(linked);
        if (!isCopyAt(finding, leastScore)) continue;
        see(other);
        links.push({ a: mediaId, b: other, ...finding });
      }
      for (const other of equalTo(row)) see(other);
      for (const other of putTogether.all(mediaId)) see(other);
    };
    const lookBack = (mediaId: MediaId): void => {
      if (countTo.get(mediaId) === (readTo.get(mediaId) ?? 0)) return;
      for (const other of linkedTo.all(mediaId)) {
        const between = seen.has(other) ? undefined : link.get(other, mediaId);
        if (between !== undefined && isCopyAt(findingOf(between), leastScore)) see(other);
      }
    };
    for (;;) {
      const next = toFollow.pop();
      if (next !== undefined) {
        const row = mediaRow.get(next);
        if (row === undefined) continue;
        if (media.length === most) return null;
        follow(row);
        toLookBack.push(next);
        continue;
      }
      // Only where nothing is left to follow: most links among many copies were read by then.
      const back = toLookBack.pop();
      if (back === undefined) break;
      lookBack(back);
    }
    return { media, links: links.concat(linkEqualHashes(media, undecoded)) };
  };
}

function findingOf([, kind, score, isMirrored]: LinkRow): CopyFinding {
  return { kind, score, isMirrored: isMirrored === 1 };
}
