import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import { conflictingGroups } from '../domain/resolve-conflicts.ts';

type LabelRow = {
  readonly representativeId: MediaId;
  readonly polarity: number;
  readonly confidence: number;
};

/**
 * Writes `near_duplicate_groups` as it follows from members, labels and decisions; for use within the transaction
 * that changes those.
 */
export type GroupSummaries = {
  readonly settleAll: () => void;
  /** Settles the groups of these representatives; those that have no members any more go. */
  readonly settle: (representatives: readonly MediaId[]) => void;
  /** Settles which groups have labels that differ, after labels changed. */
  readonly settleConflicts: () => void;
};

const ASKED = 'representative_id IN (SELECT value FROM json_each(@asked))';
const STANDING = `group_decision_states s
  CROSS JOIN group_decisions d ON d.decision_id = s.decision_id
  CROSS JOIN group_decision_images i ON i.decision_id = s.decision_id`;

/** @param tables names of those of members and groups, where they are others than usual. */
export function createGroupSummaries(
  database: Database,
  { members, groups } = { members: 'near_duplicate_members', groups: 'near_duplicate_groups' },
): GroupSummaries {
  const allSteps = [
    `DELETE FROM ${groups}`,
    `INSERT INTO ${groups} (representative_id, images, least_score)
     SELECT representative_id, count(*), min(score) FROM ${members}
     GROUP BY representative_id`,
    `UPDATE ${groups} SET is_touched = 1 WHERE representative_id IN
       (SELECT n.representative_id FROM ${STANDING}
        CROSS JOIN ${members} n ON n.media_id = i.media_id WHERE s.state = 'done')`,
    `UPDATE ${groups} SET is_kept = 1 WHERE representative_id IN
       (SELECT i.media_id FROM ${STANDING} WHERE s.state = 'done' AND d.kind = 'keep')`,
  ].map((sql) => database.prepare(sql));
  const askedSteps = [
    `DELETE FROM ${groups} WHERE ${ASKED}`,
    `INSERT INTO ${groups} (representative_id, images, least_score)
     SELECT representative_id, count(*), min(score) FROM ${members}
     WHERE ${ASKED} GROUP BY representative_id`,
    `UPDATE ${groups} AS g SET is_touched = 1 WHERE ${ASKED} AND EXISTS
       (SELECT 1 FROM ${members} n
        CROSS JOIN group_decision_images i ON i.media_id = n.media_id
        CROSS JOIN group_decision_states s ON s.decision_id = i.decision_id
        WHERE n.representative_id = g.representative_id AND s.state = 'done')`,
    `UPDATE ${groups} AS g SET is_kept = 1 WHERE ${ASKED} AND EXISTS
       (SELECT 1 FROM group_decision_images i
        CROSS JOIN group_decision_states s ON s.decision_id = i.decision_id
        CROSS JOIN group_decisions d ON d.decision_id = i.decision_id
        WHERE i.media_id = g.representative_id AND s.state = 'done' AND d.kind = 'keep')`,
  ].map((sql) => database.prepare<[{ readonly asked: string }]>(sql));
  // CROSS keeps the order of the tables: the other way round, every label is looked up.
  const differing = database.prepare<[], LabelRow>(
    `WITH differing AS MATERIALIZED (
       SELECT n.representative_id FROM ${members} n
       CROSS JOIN media_labels l ON l.media_id = n.media_id
       GROUP BY n.representative_id HAVING min(l.polarity) < max(l.polarity))
     SELECT n.representative_id AS representativeId, l.polarity, l.confidence FROM differing d
     CROSS JOIN ${members} n ON n.representative_id = d.representative_id
     CROSS JOIN media_labels l ON l.media_id = n.media_id ORDER BY n.media_id`,
  );
  const askedLabels = database.prepare<[{ readonly asked: string }], LabelRow>(
    `SELECT n.representative_id AS representativeId, l.polarity, l.confidence
     FROM json_each(@asked) asked
     CROSS JOIN ${members} n ON n.representative_id = asked.value
     CROSS JOIN media_labels l ON l.media_id = n.media_id ORDER BY n.media_id`,
  );
  const clearMajorities = database.prepare(
    `UPDATE ${groups} SET majority = NULL WHERE majority IS NOT NULL`,
  );
  const setMajority = database.prepare<[number, MediaId]>(
    `UPDATE ${groups} SET majority = ? WHERE representative_id = ?`,
  );
  const setMajorities = (labels: readonly LabelRow[]): void => {
    const numbers = new Map<MediaId, number>();
    for (const { representativeId } of labels) {
      if (!numbers.has(representativeId)) numbers.set(representativeId, numbers.size);
    }
    const conflicts = conflictingGroups(
      {
        groups: Int32Array.from(labels, (label) => numbers.get(label.representativeId) ?? -1),
        polarities: Uint8Array.from(labels, (label) => label.polarity),
        confidences: Float64Array.from(labels, (label) => label.confidence),
      },
      numbers.size,
      null,
    );
    for (const [representative, number] of numbers) {
      const majority = conflicts[number] ?? -1;
      if (majority >= 0) setMajority.run(majority, representative);
    }
  };

  return {
    settleAll: () => {
      for (const step of allSteps) step.run();
      setMajorities(differing.all());
    },
    settle: (representatives) => {
      const asked = JSON.stringify(representatives);
      for (const step of askedSteps) step.run({ asked });
      setMajorities(askedLabels.all({ asked }));
    },
    settleConflicts: () => {
      clearMajorities.run();
      setMajorities(differing.all());
    },
  };
}
