import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { reviewOutcome, type StandingVerdict } from '../../src/main/domain/review-outcome.ts';
import { REVIEW_OUTCOMES, VERDICTS } from '../../src/shared/domain/verdict.ts';

const LogRow = z.object({
  action_id: z.int(),
  kind: z.enum(['verdict', 'undo', 'redo']),
  reviewer: z.string(),
  origin: z.string(),
  review_set: z.string().nullable(),
  verdict: z.int().nullable(),
  target: z.int().nullable(),
});
type LogRow = z.infer<typeof LogRow>;
const LogItem = z.object({ action_id: z.int(), media_id: z.string(), position: z.int() });
type LogItem = z.infer<typeof LogItem>;

/** The tables that follow from the log, a text for each row, sorted. */
export type DerivedTables = {
  readonly actionStates: readonly string[];
  readonly currentVerdicts: readonly string[];
  readonly mediaVerdicts: readonly string[];
};

export type ReviewTables = {
  readonly log: readonly LogRow[];
  readonly items: readonly LogItem[];
  /** Hidden repeats of review sets, as `<set> <position>`. */
  readonly repeats: ReadonlySet<string>;
  readonly derived: DerivedTables;
};

/** Reads what a workspace's database holds of review; the workspace may be open meanwhile. */
export function reviewTables(folder: string): ReviewTables {
  const database = new Database(join(folder, 'workspace.sqlite'), { readonly: true });
  const rows = (sql: string): unknown[] => database.prepare<[], unknown>(sql).all();
  const texts = (sql: string): readonly string[] =>
    database
      .prepare<[], unknown>(sql)
      .raw()
      .all()
      .map((row) => JSON.stringify(row))
      .sort();
  try {
    return {
      log: rows('SELECT * FROM review_actions ORDER BY action_id').map((row) => LogRow.parse(row)),
      items: rows('SELECT * FROM review_action_items').map((row) => LogItem.parse(row)),
      repeats: new Set(
        database
          .prepare<[], string>(
            `SELECT review_set || ' ' || position FROM review_set_items WHERE repeats IS NOT NULL`,
          )
          .pluck()
          .all(),
      ),
      derived: {
        actionStates: texts('SELECT action_id, reviewer, state FROM action_states'),
        currentVerdicts: texts(
          `SELECT media_id, review_set, position, reviewer, adjudicates, verdict, action_id
           FROM current_verdicts`,
        ),
        mediaVerdicts: texts('SELECT media_id, outcome, revision FROM media_verdicts'),
      },
    };
  } finally {
    database.close();
  }
}

/** What follows from the log alone, row by row and from nothing else: slow, and plain enough to be believed. */
export function foldLog({ log, items, repeats }: Omit<ReviewTables, 'derived'>): DerivedTables {
  const states = new Map<number, { row: LogRow; state: 'done' | 'undone' | 'dropped' }>();
  const revisions = new Map<string, number>();
  const itemsOf = (actionId: number) => items.filter((item) => item.action_id === actionId);
  for (const row of log) {
    const own = [...states.values()].filter(({ row: other }) => isSame(other, row));
    if (row.kind === 'verdict') {
      for (const entry of own) if (entry.state === 'undone') entry.state = 'dropped';
      states.set(row.action_id, { row, state: 'done' });
    } else {
      const entry =
        row.kind === 'undo'
          ? own.findLast(({ state }) => state === 'done')
          : own.find(({ state }) => state === 'undone');
      if (entry?.row.action_id !== row.target) throw new Error('the log turns the wrong action');
      entry.state = row.kind === 'undo' ? 'undone' : 'done';
    }
    for (const item of itemsOf(row.target ?? row.action_id)) {
      revisions.set(item.media_id, row.action_id);
    }
  }

  const current = new Map<string, { item: LogItem; row: LogRow }>();
  for (const { row, state } of states.values()) {
    if (state !== 'done') continue;
    for (const item of itemsOf(row.action_id)) {
      const key = [
        ...[item.media_id, row.review_set, item.position, row.reviewer.toLowerCase()],
        row.origin === 'adjudication',
      ].join();
      if (row.verdict === null) current.delete(key);
      else current.set(key, { item, row });
    }
  }
  const standing = [...current.values()];
  return {
    actionStates: sortedTexts(
      [...states.values()].map(({ row, state }) => [row.action_id, row.reviewer, state]),
    ),
    currentVerdicts: sortedTexts(
      standing.map(({ item, row }) => [
        ...[item.media_id, row.review_set ?? '', item.position, row.reviewer],
        ...[row.origin === 'adjudication' ? 1 : 0, row.verdict, row.action_id],
      ]),
    ),
    mediaVerdicts: sortedTexts(
      [...revisions].map(([mediaId, revision]) => {
        const outcome = reviewOutcome(
          standing
            .filter(({ item }) => item.media_id === mediaId)
            .filter(({ item, row }) => !repeats.has(`${row.review_set} ${item.position}`))
            .map(({ row }) => standingVerdict(row)),
        );
        return [mediaId, outcome === null ? null : REVIEW_OUTCOMES.indexOf(outcome), revision];
      }),
    ),
  };
}

function isSame(a: LogRow, b: LogRow): boolean {
  return a.reviewer.toLowerCase() === b.reviewer.toLowerCase();
}

function standingVerdict(row: LogRow): StandingVerdict {
  const verdict = VERDICTS[row.verdict ?? -1];
  if (verdict === undefined) throw new Error('a withdrawn verdict does not stand');
  return {
    reviewer: row.reviewer.toLowerCase(),
    verdict,
    adjudicates: row.origin === 'adjudication',
    actionId: row.action_id,
  };
}

function sortedTexts(rows: readonly (readonly unknown[])[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
