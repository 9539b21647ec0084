import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { LeftOutCount, LeftOutImage, LeftOutPage } from '../../shared/domain/left-out.ts';
import type { RejectionReason } from '../../shared/domain/rejection.ts';
import type { LeftOutStore } from '../pipeline/ports/left-out-store.ts';
import { createImageDecisions } from './image-decisions.ts';

type Range = Parameters<LeftOutStore['leftOut']>[0];
type ReasonCount = { readonly reason: RejectionReason; readonly count: number };

const TEXT = `(SELECT p.text FROM attachments a JOIN posts p ON p.post_id = a.post_id
  WHERE a.media_id = m.media_id ORDER BY a.post_id LIMIT 1) AS text`;

/** Lists of what is left out and taken back; what people decide on it is `createImageDecisions`. */
export function createLeftOutStore(database: Database): LeftOutStore {
  const leftOutCounts = database.prepare<[], ReasonCount>(
    `SELECT reason, count FROM state_tallies WHERE of = 'media' AND state = 'damaged' AND count > 0`,
  );
  const takenBackCounts = database.prepare<[], ReasonCount>(
    'SELECT reason, count(*) AS count FROM media_overrides GROUP BY reason',
  );
  const countLeftOut = database
    .prepare<[string], number>(
      "SELECT count FROM state_tallies WHERE of = 'media' AND state = 'damaged' AND reason = ?",
    )
    .pluck();
  const countTakenBack = database
    .prepare<[string], number>('SELECT count(*) FROM media_overrides WHERE reason = ?')
    .pluck();
  // The page is cut from the index alone; only its rows are read.
  const leftOut = database.prepare<[Range], LeftOutImage>(
    `WITH page AS (SELECT rowid AS place FROM media WHERE state = 'damaged' AND reason = @reason
       ORDER BY rowid LIMIT @limit OFFSET @offset)
     SELECT m.media_id AS mediaId, m.reason, coalesce(m.detail, '') AS detail,
       m.size_bytes AS sizeBytes, ${TEXT}
     FROM page JOIN media m ON m.rowid = page.place ORDER BY page.place`,
  );
  const takenBack = database.prepare<[Range], LeftOutImage>(
    `WITH page AS (SELECT media_id, reason, detail FROM media_overrides WHERE reason = @reason
       ORDER BY media_id LIMIT @limit OFFSET @offset)
     SELECT m.media_id AS mediaId, page.reason, page.detail, m.size_bytes AS sizeBytes, ${TEXT}
     FROM page JOIN media m ON m.media_id = page.media_id ORDER BY page.media_id`,
  );
  const isTakenBack = database
    .prepare<[MediaId], number>('SELECT EXISTS (SELECT 1 FROM media_overrides WHERE media_id = ?)')
    .pluck();
  return {
    counts: () => mergedCounts(leftOutCounts.all(), takenBackCounts.all()),
    leftOut: (range) => pageOf(countLeftOut.get(range.reason), leftOut.all(range)),
    takenBack: (range) => pageOf(countTakenBack.get(range.reason), takenBack.all(range)),
    isTakenBack: (mediaId) => isTakenBack.get(mediaId) === 1,
    ...createImageDecisions(database),
  };
}

function pageOf(total: number | undefined, images: readonly LeftOutImage[]): LeftOutPage {
  return { total: total ?? 0, images };
}

function mergedCounts(
  leftOut: readonly ReasonCount[],
  takenBack: readonly ReasonCount[],
): readonly LeftOutCount[] {
  const counts = new Map<RejectionReason, LeftOutCount>();
  for (const { reason, count } of leftOut) {
    counts.set(reason, { reason, leftOut: count, takenBack: 0 });
  }
  for (const { reason, count } of takenBack) {
    counts.set(reason, { reason, leftOut: counts.get(reason)?.leftOut ?? 0, takenBack: count });
  }
  return [...counts.values()].sort((a, b) => b.leftOut - a.leftOut);
}
