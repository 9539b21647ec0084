import type { Database } from 'better-sqlite3';
import type {
  GroupCurve,
  NearDuplicateStore,
  StagedGroups,
  StoredGroup,
} from '../pipeline/ports/near-duplicate-store.ts';
import { createGroupSummaries } from './group-summaries.ts';
import { createLabelTallies, THOUSANDTHS } from './label-tallies.ts';
import { forgetSomeOfTwins, makeTwin } from './table-twin.ts';

const MEMBERS = 'near_duplicate_members';
const GROUPS = 'near_duplicate_groups';
/** Former rows that are deleted at a time: some milliseconds. */
const FORGOTTEN = 500;

type TallyRow = {
  readonly polarity: number;
  readonly thousandths: number;
  readonly copies: number;
};

/** Writes the members of groups into a table. */
export function createMemberWriter(
  database: Database,
  table = MEMBERS,
): (groups: readonly StoredGroup[]) => void {
  const insert = database.prepare(
    `INSERT INTO ${table}
       (media_id, representative_id, distance, kind, score, is_mirrored, by_hand)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  return (groups) => {
    for (const { representative, members } of groups) {
      for (const { mediaId, distance, kind = null, score = null, ...rest } of members) {
        const { isMirrored = false, isByHand = false } = rest;
        const flags = [Number(isMirrored), Number(isByHand)];
        insert.run(mediaId, representative, distance, kind, score, ...flags);
      }
    }
  };
}

/**
 * Groups that are written beside those that stand.
 *
 * @param onReplaced in the transaction in which they take the others' place.
 */
export function createGroupStage(
  database: Database,
  onReplaced: (radius: number, made: { leastScore: number; curve: GroupCurve }) => void,
): Pick<NearDuplicateStore, 'stage' | 'forgetFormer'> {
  const tallies = createLabelTallies(database);
  const summaries = createGroupSummaries(database);
  // While it stays as it is, no label came, went or changed.
  const labels = database
    .prepare<[], string>(
      `SELECT json_group_array(polarity || ' ' || thousandths || ' ' || images) FROM
         (SELECT * FROM label_tallies ORDER BY polarity, thousandths)`,
    )
    .pluck();
  const clearCopies = database.prepare('UPDATE label_tallies SET copies = 0 WHERE copies <> 0');
  const setCopies = database.prepare<[TallyRow]>(
    `UPDATE label_tallies SET copies = @copies
     WHERE polarity = @polarity AND thousandths = @thousandths`,
  );
  const countCopies = database.prepare<[string], TallyRow>(
    `SELECT l.polarity, ${THOUSANDTHS} AS thousandths, count(*) AS copies
     FROM json_each(?) asked CROSS JOIN media_labels l ON l.media_id = asked.value GROUP BY 1, 2`,
  );

  const stage = (): StagedGroups => {
    const members = makeTwin(database, MEMBERS);
    const groups = makeTwin(database, GROUPS);
    const write = createMemberWriter(database, members.name);
    const staged = createGroupSummaries(database, { members: members.name, groups: groups.name });
    const labelsBefore = labels.get();
    const copies = new Map<string, TallyRow>();
    return {
      add: database.transaction((added: readonly StoredGroup[]) => {
        write(added);
        staged.settle(added.map(({ representative }) => representative));
        const redundant = added.flatMap((group) =>
          group.members.flatMap(({ mediaId }) =>
            mediaId === group.representative ? [] : [mediaId],
          ),
        );
        for (const row of countCopies.all(JSON.stringify(redundant))) {
          const key = `${row.polarity} ${row.thousandths}`;
          const before = copies.get(key)?.copies ?? 0;
          copies.set(key, { ...row, copies: before + row.copies });
        }
      }) satisfies StagedGroups['add'],
      replace: database.transaction((radius, made) => {
        members.takePlace();
        groups.takePlace();
        if (labels.get() === labelsBefore) {
          clearCopies.run();
          for (const row of copies.values()) setCopies.run(row);
        } else {
          summaries.settleAll();
          tallies.settleCopies();
        }
        onReplaced(radius, made);
      }) satisfies StagedGroups['replace'],
    };
  };
  return {
    stage: database.transaction(stage),
    forgetFormer: database.transaction(
      () =>
        forgetSomeOfTwins(database, MEMBERS, FORGOTTEN) &&
        forgetSomeOfTwins(database, GROUPS, FORGOTTEN),
    ),
  };
}
