import type { Database } from 'better-sqlite3';
import { outcomeNumber } from './verdict-number.ts';

const DISPUTED = outcomeNumber('disputed');

/** An action whose verdicts stand from now on, or no longer stand. */
export type LoggedAction = {
  readonly actionId: number;
  readonly reviewer: string;
  readonly set: string | null;
  readonly adjudicates: boolean;
  readonly verdict: number | null;
};

/**
 * Writes `current_verdicts` and `media_verdicts` as they follow from the log; for use within the transaction
 * that writes the log. The work grows with the images of the action, not with the workspace.
 */
export type DerivedVerdicts = {
  /** The action is the newest of its reviewer that stands. Returns by how many the current verdicts grew. */
  readonly stands: (action: LoggedAction) => number;
  /** The action no longer stands: what its reviewer said before comes back. Returns by how many they grew. */
  readonly fell: (action: LoggedAction) => number;
  /**
   * Settles the images of an action anew.
   *
   * @param revision row of the log that changed them.
   */
  readonly settle: (actionId: number, revision: number) => void;
};

type Values = {
  readonly actionId: number;
  readonly reviewer: string;
  readonly set: string;
  readonly adjudicates: number;
  readonly verdict: number | null;
};

export function createDerivedVerdicts(database: Database): DerivedVerdicts {
  // The unary plus keeps the index by set out: images, not a set's places, are looked up one by one.
  const clear = database.prepare<[Values]>(
    `DELETE FROM current_verdicts
     WHERE (media_id, position) IN
         (SELECT media_id, position FROM review_action_items WHERE action_id = @actionId)
       AND +review_set = @set AND +reviewer = @reviewer AND +adjudicates = @adjudicates`,
  );
  const insert = database.prepare<[Values]>(
    `INSERT INTO current_verdicts
       (media_id, review_set, position, reviewer, adjudicates, verdict, action_id)
     SELECT media_id, @set, position, @reviewer, @adjudicates, @verdict, @actionId
     FROM review_action_items WHERE action_id = @actionId AND @verdict IS NOT NULL`,
  );
  const restore = database.prepare<[Values]>(
    `INSERT INTO current_verdicts
       (media_id, review_set, position, reviewer, adjudicates, verdict, action_id)
     SELECT f.media_id, @set, f.position, @reviewer, @adjudicates, a.verdict, a.action_id
     FROM (
       SELECT i.media_id, i.position, (
         SELECT e.action_id FROM review_action_items e
         JOIN action_states s ON s.action_id = e.action_id AND s.state = 'done'
         JOIN review_actions b ON b.action_id = e.action_id
         WHERE e.media_id = i.media_id AND e.position = i.position
           AND b.reviewer = @reviewer AND coalesce(b.review_set, '') = @set
           AND (b.origin = 'adjudication') = @adjudicates
         ORDER BY e.action_id DESC LIMIT 1) AS before
       FROM review_action_items i WHERE i.action_id = @actionId) f
     JOIN review_actions a ON a.action_id = f.before
     WHERE a.verdict IS NOT NULL`,
  );
  // The rule of reviewOutcome. Hidden repeats only tell how steady a reviewer is, so they decide nothing.
  // Where max is the only aggregate, SQLite takes the other columns from the row that has the maximum.
  const settle = database.prepare<[{ readonly actionId: number; readonly revision: number }]>(
    `INSERT OR REPLACE INTO media_verdicts (media_id, outcome, revision)
     WITH newest AS MATERIALIZED (
       SELECT t.media_id, v.adjudicates, v.verdict, max(v.action_id) AS action_id
       FROM (SELECT DISTINCT media_id FROM review_action_items WHERE action_id = @actionId) t
       LEFT JOIN current_verdicts v ON v.media_id = t.media_id AND NOT EXISTS (
         SELECT 1 FROM review_set_items r WHERE r.review_set = v.review_set
           AND r.position = v.position AND r.repeats IS NOT NULL)
       GROUP BY t.media_id, v.adjudicates, CASE v.adjudicates WHEN 0 THEN v.reviewer END)
     SELECT media_id,
       CASE
         WHEN max(adjudicates) = 1 THEN max(verdict) FILTER (WHERE adjudicates = 1)
         WHEN min(verdict) < max(verdict) THEN ${DISPUTED}
         ELSE max(verdict)
       END,
       @revision
     FROM newest GROUP BY media_id`,
  );

  return {
    stands: (action) => {
      const values = valuesOf(action);
      const removed = clear.run(values).changes;
      return insert.run(values).changes - removed;
    },
    fell: (action) => {
      const values = valuesOf(action);
      const removed = clear.run(values).changes;
      return restore.run(values).changes - removed;
    },
    settle: (actionId, revision) => {
      settle.run({ actionId, revision });
    },
  };
}

function valuesOf({ actionId, reviewer, set, adjudicates, verdict }: LoggedAction): Values {
  return { actionId, reviewer, set: set ?? '', adjudicates: adjudicates ? 1 : 0, verdict };
}
