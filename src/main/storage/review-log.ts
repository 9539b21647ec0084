import type { Database } from 'better-sqlite3';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { ReviewAction, ReviewerName, ReviewerSummary } from '../../shared/domain/verdict.ts';
import { Failure } from '../../shared/failure.ts';
import type { ReviewLog } from '../pipeline/ports/review-log.ts';
import { createDerivedVerdicts } from './derived-verdicts.ts';
import { outcomeNumber, verdictOf } from './verdict-number.ts';

type ActionRow = {
  readonly action_id: number;
  readonly reviewer: string;
  readonly at_ms: number;
  readonly origin: ReviewAction['origin'];
  readonly review_set: string | null;
  readonly verdict: number | null;
  readonly media_id: string;
  readonly images: number;
};

type NewAction = {
  readonly reviewer: string;
  readonly origin: ReviewAction['origin'];
  readonly set: string | null;
  readonly verdict: number | null;
  readonly atMs: number;
};

export function createReviewLog(database: Database): ReviewLog {
  const derived = createDerivedVerdicts(database);
  const spelling = database
    .prepare<[string], string>('SELECT reviewer FROM action_states WHERE reviewer = ? LIMIT 1')
    .pluck();
  const insertAction = database.prepare<
    [NewAction & { readonly kind: 'verdict' | 'undo' | 'redo'; readonly target: number | null }]
  >(
    `INSERT INTO review_actions (kind, reviewer, at_ms, origin, review_set, verdict, target)
     VALUES (@kind, @reviewer, @atMs, @origin, @set, @verdict, @target)`,
  );
  const unknownImage = database
    .prepare<[string], string>(
      `SELECT value FROM json_each(?)
       WHERE NOT EXISTS (SELECT 1 FROM media WHERE media_id = value) LIMIT 1`,
    )
    .pluck();
  const insertImages = database.prepare<[number, string]>(
    `INSERT OR IGNORE INTO review_action_items (action_id, media_id, position)
     SELECT ?, value, -1 FROM json_each(?)`,
  );
  const insertPlace = database.prepare<[number, string, number]>(
    'INSERT INTO review_action_items (action_id, media_id, position) VALUES (?, ?, ?)',
  );
  const dropUndone = database.prepare<[string]>(
    "UPDATE action_states SET state = 'dropped' WHERE reviewer = ? AND state = 'undone'",
  );
  const insertState = database.prepare<[number, string]>(
    "INSERT INTO action_states (action_id, reviewer, state) VALUES (?, ?, 'done')",
  );
  const setState = database.prepare<[string, number]>(
    'UPDATE action_states SET state = ? WHERE action_id = ?',
  );
  const actions = (which: string): string =>
    `SELECT a.action_id, a.reviewer, a.at_ms, a.origin, a.review_set, a.verdict,
       (SELECT min(i.media_id) FROM review_action_items i WHERE i.action_id = a.action_id) AS media_id,
       (SELECT count(*) FROM review_action_items i WHERE i.action_id = a.action_id) AS images
     FROM action_states s JOIN review_actions a ON a.action_id = s.action_id
     WHERE s.reviewer = ? AND ${which}`;
  const done = database.prepare<[string, number], ActionRow>(
    actions("s.state = 'done' ORDER BY s.action_id DESC LIMIT ?"),
  );
  // What is undone is newer than what stands, so the oldest of it was undone last.
  const undone = database.prepare<[string], ActionRow>(
    actions("s.state = 'undone' ORDER BY s.action_id LIMIT 1"),
  );
  const countImages = database
    .prepare<[string], number>(
      "SELECT count(*) FROM current_verdicts WHERE review_set = '' AND reviewer = ?",
    )
    .pluck();
  const reviewers = database.prepare<[], ReviewerSummary>(
    `SELECT s.reviewer AS name, s.actions, a.at_ms AS lastAtMs FROM (
       SELECT reviewer, count(*) FILTER (WHERE state = 'done') AS actions, max(action_id) AS newest
       FROM action_states GROUP BY reviewer) s
     JOIN review_actions a ON a.action_id = s.newest ORDER BY s.reviewer`,
  );
  const revision = database
    .prepare<[], number>('SELECT coalesce(max(action_id), 0) FROM review_actions')
    .pluck();

  /** Images per reviewer outside of sets: counted once, then carried along, as counting reads all of them. */
  const imagesOf = new Map<string, number>();
  const nameOf = (reviewer: ReviewerName): string => spelling.get(reviewer) ?? reviewer;
  const carry = ({ reviewer, set }: NewAction, growth: number): void => {
    const known = imagesOf.get(reviewer);
    if (set === null && known !== undefined) imagesOf.set(reviewer, known + growth);
  };

  const append = database.transaction(
    (action: NewAction, insertItems: (actionId: number) => void): number => {
      const actionId = Number(
        insertAction.run({ ...action, kind: 'verdict', target: null }).lastInsertRowid,
      );
      insertItems(actionId);
      dropUndone.run(action.reviewer);
      insertState.run(actionId, action.reviewer);
      const adjudicates = action.origin === 'adjudication';
      const growth = derived.stands({ ...action, actionId, adjudicates });
      derived.settle(actionId, actionId);
      return growth;
    },
  );
  const turn = database.transaction(
    (kind: 'undo' | 'redo', row: ActionRow, atMs: number): number => {
      const { reviewer, origin, review_set: set, verdict } = row;
      const revisionId = Number(
        insertAction.run({
          ...{ kind, reviewer, origin, set, atMs },
          verdict: null,
          target: row.action_id,
        }).lastInsertRowid,
      );
      setState.run(kind === 'undo' ? 'undone' : 'done', row.action_id);
      const adjudicates = origin === 'adjudication';
      const action = { actionId: row.action_id, reviewer, set, adjudicates, verdict };
      const growth = kind === 'undo' ? derived.fell(action) : derived.stands(action);
      derived.settle(row.action_id, revisionId);
      return growth;
    },
  );
  const give = (action: NewAction, insertItems: (actionId: number) => void): void => {
    carry(action, append.immediate(action, insertItems));
  };
  const takeTurn = (
    kind: 'undo' | 'redo',
    row: ActionRow | undefined,
    atMs: number,
  ): ReviewAction | null => {
    if (row === undefined) return null;
    const { reviewer, origin, review_set: set, verdict } = row;
    carry({ reviewer, origin, set, verdict, atMs }, turn.immediate(kind, row, atMs));
    return reviewAction(row);
  };
  const givePlace =
    (origin: 'set' | 'adjudication'): ReviewLog['answer'] =>
    ({ reviewer, set, position, mediaId, verdict, atMs }) => {
      const number = outcomeNumber(verdict);
      give({ reviewer: nameOf(reviewer), origin, set, verdict: number, atMs }, (actionId) =>
        insertPlace.run(actionId, mediaId, position),
      );
    };

  return {
    give: ({ reviewer, origin, mediaIds, verdict, atMs }) => {
      const ids = JSON.stringify(mediaIds);
      requireImages(unknownImage.get(ids), mediaIds);
      const number = verdict === null ? null : outcomeNumber(verdict);
      give({ reviewer: nameOf(reviewer), origin, set: null, verdict: number, atMs }, (actionId) =>
        insertImages.run(actionId, ids),
      );
    },
    answer: givePlace('set'),
    adjudicate: givePlace('adjudication'),
    undo: (reviewer, atMs) => takeTurn('undo', done.get(reviewer, 1), atMs),
    redo: (reviewer, atMs) => takeTurn('redo', undone.get(reviewer), atMs),
    state: (reviewer) => {
      const name = nameOf(reviewer);
      const images = imagesOf.get(name) ?? countImages.get(name) ?? 0;
      imagesOf.set(name, images);
      const undoable = done.get(name, 1);
      const redoable = undone.get(name);
      return {
        undoable: undoable === undefined ? null : reviewAction(undoable),
        redoable: redoable === undefined ? null : reviewAction(redoable),
        images,
        revision: revision.get() ?? 0,
      };
    },
    history: (reviewer, limit) => done.all(reviewer, limit).map(reviewAction),
    reviewers: () => reviewers.all(),
    revision: () => revision.get() ?? 0,
  };
}

function requireImages(unknown: string | undefined, mediaIds: readonly MediaId[]): void {
  if (mediaIds.length === 0) {
    throw new Failure('BAD_INPUT', 'A verdict needs an image', 'Select at least one image.');
  }
  if (unknown !== undefined) {
    throw new Failure(
      'NOT_FOUND',
      `There is no image ${unknown} in this workspace`,
      'Open the gallery again: it may show another workspace.',
    );
  }
}

function reviewAction(row: ActionRow): ReviewAction {
  return {
    actionId: row.action_id,
    atMs: row.at_ms,
    origin: row.origin,
    set: row.review_set,
    verdict: row.verdict === null ? null : verdictOf(row.verdict),
    images: row.images,
    mediaId: row.media_id,
  };
}
