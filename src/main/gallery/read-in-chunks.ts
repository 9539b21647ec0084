import type { Database } from 'better-sqlite3';

/** Rows that are read before others get their turn: about ten milliseconds. */
const CHUNK = 4000;

/** Who reads in the background. */
export type Reader = {
  readonly database: Database;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
};

/** Rows in ascending order of their first value, a chunk at a time. `sql` names the last key `@after`. */
export function* chunksOf<Row extends readonly [number | string, ...unknown[]]>(
  database: Database,
  sql: string,
  values: Readonly<Record<string, string>>,
  first: Row[0],
): Generator<readonly Row[]> {
  const chunk = database
    .prepare<[Readonly<Record<string, string | number>>], Row>(`${sql} LIMIT ${CHUNK}`)
    .raw();
  for (let after: Row[0] = first; ; ) {
    const rows = chunk.all({ ...values, after });
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return;
    after = last[0];
  }
}

/** Visits such rows, and lets others have their turn after every chunk. */
export async function eachRow<Row extends readonly [number | string, ...unknown[]]>(
  { database, pause }: Reader,
  sql: string,
  values: Readonly<Record<string, string>>,
  first: Row[0],
  visit: (row: Row) => void,
): Promise<void> {
  for (const rows of chunksOf<Row>(database, sql, values, first)) {
    for (const row of rows) visit(row);
    await pause();
  }
}
