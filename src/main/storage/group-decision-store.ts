import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { GroupDecision } from '../../shared/domain/near-duplicates.ts';
import { type DecisionEntry, handDecisions } from '../domain/hand-decisions.ts';
import type { GroupDecisionStore } from '../pipeline/ports/group-decision-store.ts';
import { OF_POSTS } from './copy-store.ts';
import { createHangingTogether } from './hanging-together.ts';
import { createNearDuplicateStore } from './near-duplicate-store.ts';

type Kind = GroupDecision['kind'];
type Target = { readonly decision: number; readonly kind: Kind };
type EntryRow = Omit<DecisionEntry, 'kind'> & { readonly kind: Kind };

const ENTRIES = `SELECT i.media_id AS mediaId, i.decision_id AS decision, d.kind, i.cut, i.side
  FROM group_decision_images i
  JOIN group_decision_states s ON s.decision_id = i.decision_id AND s.state = 'done'
  JOIN group_decisions d ON d.decision_id = i.decision_id`;

export function createGroupDecisionStore(database: Database): GroupDecisionStore {
  const nearDuplicates = createNearDuplicateStore(database);
  const isImage = database
    .prepare<[MediaId], number>(
      `SELECT EXISTS (SELECT 1 FROM media m WHERE m.media_id = ? AND ${OF_POSTS})`,
    )
    .pluck();
  const groupOf = database
    .prepare<[MediaId], MediaId>(
      `SELECT media_id FROM near_duplicate_members WHERE representative_id =
         (SELECT representative_id FROM near_duplicate_members WHERE media_id = ?)
       ORDER BY media_id`,
    )
    .pluck();
  const representatives = database
    .prepare<[string], MediaId>(
      `SELECT DISTINCT n.representative_id FROM json_each(?) asked
       CROSS JOIN near_duplicate_members n ON n.media_id = asked.value ORDER BY 1`,
    )
    .pluck();
  const insert = database.prepare<[Kind | 'undo' | 'redo', number, number | null]>(
    'INSERT INTO group_decisions (kind, at_ms, target) VALUES (?, ?, ?)',
  );
  const insertImage = database.prepare<[number, MediaId, number, number]>(
    `INSERT INTO group_decision_images (decision_id, media_id, cut, side) VALUES (?, ?, ?, ?)`,
  );
  const dropUndone = database.prepare(
    "UPDATE group_decision_states SET state = 'dropped' WHERE state = 'undone'",
  );
  const insertState = database.prepare<[number]>(
    "INSERT INTO group_decision_states (decision_id, state) VALUES (?, 'done')",
  );
  const setState = database.prepare<[string, number]>(
    'UPDATE group_decision_states SET state = ? WHERE decision_id = ?',
  );
  const prepareTarget = (state: string, order: string) =>
    database.prepare<[], Target>(
      `SELECT s.decision_id AS decision, d.kind FROM group_decision_states s
       JOIN group_decisions d ON d.decision_id = s.decision_id
       WHERE s.state = '${state}' ORDER BY s.decision_id ${order} LIMIT 1`,
    );
  const newestDone = prepareTarget('done', 'DESC');
  // What is undone is newer than what stands, so the oldest of it was undone last.
  const lastUndone = prepareTarget('undone', 'ASC');
  const targetOf = (turn: 'undo' | 'redo'): Target | undefined =>
    (turn === 'undo' ? newestDone : lastUndone).get();
  const imagesOf = database
    .prepare<[number], MediaId>(
      'SELECT media_id FROM group_decision_images WHERE decision_id = ? ORDER BY media_id',
    )
    .pluck();
  const entries = database.prepare<[], EntryRow>(ENTRIES);
  const entriesOf = database.prepare<[MediaId], EntryRow>(`${ENTRIES} WHERE i.media_id = ?`);

  const atOnce = database.transaction(<T>(work: () => T): T => work());
  return {
    // Immediate: what is read first must still be so when it is written.
    atOnce: <T>(work: () => T): T => atOnce.immediate(work) as T, // why: the transaction's type forgets what its function returns
    isReady: nearDuplicates.followLinks,
    isImage: (mediaId) => isImage.get(mediaId) === 1,
    groupOf: (mediaId) => groupOf.all(mediaId),
    append: (kind, images, atMs) => {
      const decision = Number(insert.run(kind, atMs, null).lastInsertRowid);
      for (const { mediaId, cut, side } of images) insertImage.run(decision, mediaId, cut, side);
      dropUndone.run();
      insertState.run(decision);
    },
    target: (turn) => {
      const target = targetOf(turn);
      if (target === undefined) return null;
      return { kind: target.kind, images: imagesOf.all(target.decision) };
    },
    turn: (turn, atMs) => {
      const target = targetOf(turn);
      if (target === undefined) return;
      insert.run(turn, atMs, target.decision);
      setState.run(turn === 'undo' ? 'undone' : 'done', target.decision);
    },
    standing: (images) =>
      handDecisions(
        (images === undefined
          ? entries.all()
          : images.flatMap((mediaId) => entriesOf.all(mediaId))
        ).map((row) => ({ ...row, kind: row.kind === 'dissolve' ? 'apart' : row.kind })),
      ),
    hangingTogether: createHangingTogether(database),
    representatives: (images) => representatives.all(JSON.stringify(images)),
    replaceGroups: nearDuplicates.replaceGroupsOf,
    curve: nearDuplicates.curve,
    replaceCurve: nearDuplicates.replaceCurve,
  };
}
