import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import { createLabelTallies } from './label-tallies.ts';

const UNDONE = '(SELECT media_id FROM undone)';

/** Leaves images out again that were taken back; for use within a transaction. All return how many. */
export type LeavingOut = {
  readonly images: (mediaIds: readonly MediaId[]) => number;
  /** Some of those that a decision took back. */
  readonly ofDecision: (decision: number, limit: number) => number;
};

export function createLeavingOut(database: Database): LeavingOut {
  database.exec('CREATE TEMP TABLE IF NOT EXISTS undone (media_id TEXT PRIMARY KEY) WITHOUT ROWID');
  const undoImage = database.prepare<[MediaId]>(
    'INSERT INTO undone SELECT media_id FROM media_overrides WHERE media_id = ?',
  );
  const undoOfDecision = database.prepare<[number, number]>(
    'INSERT INTO undone SELECT media_id FROM media_overrides WHERE decision = ? LIMIT ?',
  );
  // Those whose groups break up, too.
  const concerned = database
    .prepare<[], MediaId>(
      `SELECT media_id FROM undone
       UNION SELECT media_id FROM near_duplicate_members WHERE representative_id IN
         (SELECT representative_id FROM near_duplicate_members WHERE media_id IN ${UNDONE})`,
    )
    .pluck();
  const tallies = createLabelTallies(database);
  const leaveOutSteps = [
    // A group that loses a member is searched anew: the lost one may have been what held it together.
    `UPDATE media SET searched = 0 WHERE media_id IN (SELECT media_id FROM near_duplicate_members
       WHERE representative_id IN (SELECT representative_id FROM near_duplicate_members
         WHERE media_id IN ${UNDONE}))`,
    `DELETE FROM near_duplicate_groups WHERE representative_id IN
       (SELECT representative_id FROM near_duplicate_members WHERE media_id IN ${UNDONE})`,
    `DELETE FROM near_duplicate_curve WHERE EXISTS ${UNDONE}`,
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

  /** Leaves out what `mark` puts among the undone; returns how many. */
  const leaveOut = (mark: () => void): number => {
    forgetUndone.run();
    mark();
    let images = 0;
    tallies.around(concerned.all(), () => {
      for (const step of leaveOutSteps) images = step.run().changes;
    });
    forgetUndone.run();
    return images;
  };
  return {
    images: (mediaIds) =>
      leaveOut(() => {
        for (const mediaId of new Set(mediaIds)) undoImage.run(mediaId);
      }),
    ofDecision: (decision, limit) => leaveOut(() => undoOfDecision.run(decision, limit)),
  };
}
