import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type {
  LeaveOutScope,
  TakeBackDecision,
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
import { createLeavingOut } from './leaving-out.ts';

type OpenDecision = {
  readonly decision: number;
  /** Null: what it took back is being left out again. */
  readonly reason: string | null;
  readonly after: number;
  readonly until: number;
};

const SOFT = SOFT_REASONS.map((reason) => `'${reason}'`).join(', ');
const ROWS_OF_REASON = 'reason = ? AND rowid > ? AND rowid <= ?';

/**
 * Decisions to take images back, and to undo that.
 *
 * They are numbered for good, so that an old one never undoes a new one. One on many images is a row of
 * `open_decisions` until all have followed; what was decided first follows first.
 */
export function createImageDecisions(
  database: Database,
): Pick<LeftOutStore, 'takeBack' | 'leaveOut' | 'unsettled' | 'settle'> {
  const leavingOut = createLeavingOut(database);
  const countLeftOut = database
    .prepare<[string], number>(
      "SELECT count FROM state_tallies WHERE of = 'media' AND state = 'damaged' AND reason = ?",
    )
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
  const rememberRows = remember(ROWS_OF_REASON);
  const uncheck = (condition: string) =>
    database.prepare(
      `UPDATE media SET state = 'unchecked', reason = NULL, detail = NULL
       WHERE state = 'damaged' AND ${condition}`,
    );
  const uncheckImage = uncheck('media_id = ?');
  const uncheckRows = uncheck(ROWS_OF_REASON);
  // In the order in which rows lie, so that a batch writes few pages of the largest table.
  const lastOfBatch = database
    .prepare<[string, number, number, number], number>(
      `SELECT max(place) FROM (SELECT rowid AS place FROM media
         WHERE state = 'damaged' AND ${ROWS_OF_REASON} ORDER BY rowid LIMIT ?)`,
    )
    .pluck();
  const openTakingBack = database.prepare<[number, string, number]>(
    `INSERT INTO open_decisions (decision, reason, after, until, images)
     SELECT ?, ?, 0, coalesce(max(rowid), 0), ? FROM media`,
  );
  const openLeavingOut = database.prepare<[number, number]>(
    `INSERT INTO open_decisions (decision, reason, after, until, images) VALUES (?, NULL, 0, 0, ?)
     ON CONFLICT (decision) DO UPDATE SET reason = NULL, images = excluded.images`,
  );
  const openOfReason = database.prepare<[string], TakeBackDecision>(
    `SELECT o.decision, o.images + (SELECT count(*) FROM media_overrides m WHERE m.decision = o.decision) AS images
     FROM open_decisions o WHERE o.reason = ?`,
  );
  const firstOpen = database.prepare<[], OpenDecision>(
    'SELECT decision, reason, after, until FROM open_decisions ORDER BY place LIMIT 1',
  );
  const advance = database.prepare<[number, number, number]>(
    'UPDATE open_decisions SET after = ?, images = max(0, images - ?) WHERE decision = ?',
  );
  const closeDecision = database.prepare<[number]>('DELETE FROM open_decisions WHERE decision = ?');
  const unsettled = database
    .prepare<[], number>('SELECT coalesce(sum(images), 0) FROM open_decisions')
    .pluck();
  const countOfDecision = database
    .prepare<[number], number>('SELECT count(*) FROM media_overrides WHERE decision = ?')
    .pluck();

  const decideNow = (atMs: number): number => Number(decide.run(atMs).lastInsertRowid);
  const takeBackReason = (reason: SoftReason, atMs: number): TakeBackDecision => {
    const open = openOfReason.get(reason);
    if (open !== undefined) return open;
    const images = countLeftOut.get(reason) ?? 0;
    if (images === 0) throw nothingLeftOut();
    const decision = decideNow(atMs);
    openTakingBack.run(decision, reason, images);
    return { decision, images };
  };
  const takeBackImages = (mediaIds: readonly MediaId[], atMs: number): TakeBackDecision => {
    const decision = decideNow(atMs);
    let images = 0;
    for (const mediaId of mediaIds) {
      requireSoft(reasonOf.get(mediaId) ?? null);
      images += rememberImage.run(decision, mediaId).changes;
      uncheckImage.run(mediaId);
    }
    if (images === 0) throw nothingLeftOut();
    return { decision, images };
  };
  const undo = (decision: number): number => {
    const images = countOfDecision.get(decision) ?? 0;
    if (images === 0) closeDecision.run(decision);
    else openLeavingOut.run(decision, images);
    return images;
  };
  const settleTakingBack = (open: OpenDecision, reason: string, limit: number): number => {
    const { decision, after, until } = open;
    const last = lastOfBatch.get(reason, after, until, limit) ?? null;
    if (last === null) {
      closeDecision.run(decision);
      return 0;
    }
    const images = rememberRows.run(decision, reason, after, last).changes;
    uncheckRows.run(reason, after, last);
    advance.run(last, images, decision);
    return images;
  };
  const settleLeavingOut = ({ decision, after }: OpenDecision, limit: number): number => {
    const images = leavingOut.ofDecision(decision, limit);
    advance.run(after, images, decision);
    if (images < limit) closeDecision.run(decision);
    return images;
  };

  return {
    takeBack: database.transaction((scope: TakeBackScope, atMs: number) =>
      'reason' in scope ? takeBackReason(scope.reason, atMs) : takeBackImages(scope.mediaIds, atMs),
    ) satisfies LeftOutStore['takeBack'],
    leaveOut: database.transaction((scope: LeaveOutScope) =>
      'decision' in scope ? undo(scope.decision) : leavingOut.images(scope.mediaIds),
    ) satisfies LeftOutStore['leaveOut'],
    unsettled: () => unsettled.get() ?? 0,
    settle: database.transaction((limit: number) => {
      const open = firstOpen.get();
      if (open === undefined) return null;
      return open.reason === null
        ? settleLeavingOut(open, limit)
        : settleTakingBack(open, open.reason, limit);
    }) satisfies LeftOutStore['settle'],
  };
}

function nothingLeftOut(): Failure {
  return new Failure(
    'NOT_FOUND',
    'None of these images is left out',
    'Look at what is left out now; others may have taken them back.',
  );
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
