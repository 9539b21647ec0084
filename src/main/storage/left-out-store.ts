import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type {
  LeaveOutScope,
  LeftOutCount,
  LeftOutImage,
  LeftOutPage,
  TakeBackScope,
} from '../../shared/domain/left-out.ts';
import {
  REJECTIONS,
  type RejectionReason,
  SOFT_REASONS,
  SoftReason,
} from '../../shared/domain/rejection.ts';
import { Failure } from '../../shared/failure.ts';
import type { LeftOutStore } from '../pipeline/ports/left-out-store.ts';

type Range = Parameters<LeftOutStore['leftOut']>[0];
type ReasonCount = { readonly reason: RejectionReason; readonly count: number };

const SOFT = SOFT_REASONS.map((reason) => `'${reason}'`).join(', ');
const TEXT = `(SELECT p.text FROM attachments a JOIN posts p ON p.post_id = a.post_id
  WHERE a.media_id = m.media_id ORDER BY a.post_id LIMIT 1) AS text`;
const UNDONE = '(SELECT media_id FROM undone)';

/** Decisions are numbered for good, so that an old one never undoes a new one. */
export function createLeftOutStore(database: Database): LeftOutStore {
  const leftOutCounts = database.prepare<[], ReasonCount>(
    "SELECT reason, count(*) AS count FROM media WHERE state = 'damaged' GROUP BY reason",
  );
  const takenBackCounts = database.prepare<[], ReasonCount>(
    'SELECT reason, count(*) AS count FROM media_overrides GROUP BY reason',
  );
  const countLeftOut = database
    .prepare<[string], number>("SELECT count(*) FROM media WHERE state = 'damaged' AND reason = ?")
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
  const reasonOf = database
    .prepare<[MediaId], RejectionReason>(
      "SELECT reason FROM media WHERE media_id = ? AND state = 'damaged'",
    )
    .pluck();
  const decide = database.prepare<[number]>(
    'INSERT INTO media_decisions (decided_at_ms) VALUES (?)',
  );
  const remember = (condition: string) =>
    database.prepare(
      `INSERT INTO media_overrides (media_id, reason, detail, decision)
       SELECT media_id, reason, coalesce(detail, ''), ? FROM media
       WHERE state = 'damaged' AND reason IN (${SOFT}) AND ${condition} ORDER BY media_id
       ON CONFLICT (media_id) DO UPDATE
       SET reason = excluded.reason, detail = excluded.detail, decision = excluded.decision`,
    );
  const rememberImage = remember('media_id = ?');
  const rememberReason = remember('reason = ?');
  // By what finds the rows in the order in which they lie: of a reason, they can be hundreds of thousands.
  const uncheck = (condition: string) =>
    database.prepare(
      `UPDATE media SET state = 'unchecked', reason = NULL, detail = NULL
       WHERE state = 'damaged' AND ${condition}`,
    );
  const uncheckImage = uncheck('media_id = ?');
  const uncheckReason = uncheck('reason = ?');

  database.exec('CREATE TEMP TABLE IF NOT EXISTS undone (media_id TEXT PRIMARY KEY) WITHOUT ROWID');
  const undoImage = database.prepare<[MediaId]>(
    'INSERT INTO undone SELECT media_id FROM media_overrides WHERE media_id = ?',
  );
  const undoDecision = database.prepare<[number]>(
    'INSERT INTO undone SELECT media_id FROM media_overrides WHERE decision = ?',
  );
  const leaveOutSteps = [
    // A group that loses a member is searched anew: the lost one may have been what held it together.
    `UPDATE media SET searched = 0 WHERE media_id IN (SELECT media_id FROM near_duplicate_members
       WHERE representative_id IN (SELECT representative_id FROM near_duplicate_members
         WHERE media_id IN ${UNDONE}))`,
    `DELETE FROM near_duplicate_members WHERE representative_id IN
       (SELECT representative_id FROM near_duplicate_members WHERE media_id IN ${UNDONE})`,
    `DELETE FROM copy_links WHERE media_a IN ${UNDONE} OR media_b IN ${UNDONE}`,
    `DELETE FROM media_labels WHERE media_id IN ${UNDONE}`,
    `UPDATE media SET state = 'damaged', searched = 0, (reason, detail) =
       (SELECT o.reason, o.detail FROM media_overrides o WHERE o.media_id = media.media_id)
     WHERE media_id IN ${UNDONE}`,
    `DELETE FROM media_overrides WHERE media_id IN ${UNDONE}`,
  ].map((sql) => database.prepare(sql));
  const forgetUndone = database.prepare('DELETE FROM undone');

  return {
    counts: () => mergedCounts(leftOutCounts.all(), takenBackCounts.all()),
    leftOut: (range) => pageOf(countLeftOut.get(range.reason), leftOut.all(range)),
    takenBack: (range) => pageOf(countTakenBack.get(range.reason), takenBack.all(range)),
    isTakenBack: (mediaId) => isTakenBack.get(mediaId) === 1,
    takeBack: database.transaction((scope: TakeBackScope, atMs: number) => {
      const decision = Number(decide.run(atMs).lastInsertRowid);
      let images = 0;
      if ('reason' in scope) {
        images = rememberReason.run(decision, scope.reason).changes;
        uncheckReason.run(scope.reason);
      } else {
        for (const mediaId of scope.mediaIds) {
          requireSoft(reasonOf.get(mediaId) ?? null);
          images += rememberImage.run(decision, mediaId).changes;
          uncheckImage.run(mediaId);
        }
      }
      if (images === 0) {
        throw new Failure(
          'NOT_FOUND',
          'None of these images is left out',
          'Look at what is left out now; others may have taken them back.',
        );
      }
      return { decision, images };
    }) satisfies LeftOutStore['takeBack'],
    leaveOut: database.transaction((scope: LeaveOutScope) => {
      forgetUndone.run();
      if ('decision' in scope) undoDecision.run(scope.decision);
      else for (const mediaId of new Set(scope.mediaIds)) undoImage.run(mediaId);
      let images = 0;
      for (const step of leaveOutSteps) images = step.run().changes;
      forgetUndone.run();
      return images;
    }) satisfies LeftOutStore['leaveOut'],
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

/** @throws Failure BAD_INPUT for a reason that no decision changes. */
function requireSoft(reason: RejectionReason | null): void {
  if (reason === null || SoftReason.safeParse(reason).success) return;
  throw new Failure(
    'BAD_INPUT',
    `This image cannot be taken back: ${REJECTIONS[reason]}`,
    'Fetch a better copy of it; what cannot be decoded cannot be learned from.',
  );
}
