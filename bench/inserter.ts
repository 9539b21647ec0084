import type { Database } from 'better-sqlite3';

const PER_INSERT = 200;

/** Inserts rows of one table, many in a statement; `finish` writes the rest. */
export function inserter(database: Database, table: string, columns: readonly string[]) {
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const sql = (rows: number) =>
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array(rows).fill(tuple).join(', ')}`;
  const many = database.prepare(sql(PER_INSERT));
  let values: (string | number | null)[] = [];
  return {
    add: (...row: readonly (string | number | null)[]) => {
      values.push(...row);
      if (values.length < PER_INSERT * columns.length) return;
      many.run(...values);
      values = [];
    },
    finish: () => {
      if (values.length > 0) database.prepare(sql(values.length / columns.length)).run(...values);
      values = [];
    },
  };
}
