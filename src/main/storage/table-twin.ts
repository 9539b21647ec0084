import type { Database } from 'better-sqlite3';

type SchemaRow = { readonly name: string; readonly sql: string };

/** Indexes have names of their own; those of a twin end so, or do not where the table's do. */
const TWIN_INDEX = '_of_twin';

/** A table beside another one, of the same columns and indexes, that takes its place at once when it is filled. */
export type TableTwin = {
  readonly name: string;
  /** The twin takes the table's name; for use within a transaction. What was in the table is former then. */
  readonly takePlace: () => void;
};

/**
 * Makes an empty twin; nothing former may be left. No view, trigger or other table may speak of the table:
 * they would follow what is former.
 */
export function makeTwin(database: Database, table: string): TableTwin {
  const name = `next_${table}`;
  const schema = database
    .prepare<[string], SchemaRow>(
      'SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC',
    )
    .all(table);
  for (const row of schema) {
    const { name: known, sql } = row;
    const own = sql.slice(sql.indexOf('('));
    if (known === table) database.exec(`CREATE TABLE ${name} ${own}`);
    else {
      const index = known.endsWith(TWIN_INDEX)
        ? known.slice(0, -TWIN_INDEX.length)
        : `${known}${TWIN_INDEX}`;
      database.exec(`CREATE INDEX ${index} ON ${name} ${own}`);
    }
  }
  return {
    name,
    takePlace: () =>
      database.exec(`ALTER TABLE ${table} RENAME TO former_${table};
        ALTER TABLE ${name} RENAME TO ${table};`),
  };
}

/**
 * Deletes rows of what is former of a table, and of a twin that never took its place.
 *
 * @returns whether nothing is left of them.
 */
export function forgetSomeOfTwins(database: Database, table: string, rows: number): boolean {
  const left = database
    .prepare<[string, string], string>('SELECT name FROM sqlite_master WHERE name IN (?, ?)')
    .pluck()
    .all(`former_${table}`, `next_${table}`);
  const [first] = left;
  if (first === undefined) return true;
  const key = database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk = 1')
    .pluck()
    .get(first);
  const { changes } = database
    .prepare(`DELETE FROM ${first} WHERE ${key} IN (SELECT ${key} FROM ${first} LIMIT ${rows})`)
    .run();
  if (changes < rows) database.exec(`DROP TABLE ${first}`);
  return false;
}
