import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Columns that tell when something was done, not what. */
const TIMES = new Set(['created_at_ms', 'evaluated_at_ms', 'imported_at_ms']);

/**
 * All rows of a workspace, per table and sorted, without times: equal for workspaces that hold the same.
 *
 * Metrics of epochs are rounded: the order of parallel sums may differ in the last bits.
 */
export function workspaceDigest(folder: string): Readonly<Record<string, readonly string[]>> {
  const database = new Database(join(folder, 'workspace.sqlite'), { readonly: true });
  try {
    const tables = database
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((table) => [
        table,
        database
          .prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`)
          .all()
          .map(rowText)
          .sort(),
      ]),
    );
  } finally {
    database.close();
  }
}

function rowText(row: Record<string, unknown>): string {
  const entries = Object.entries(row).filter(
    ([name]) => !TIMES.has(name) && row['key'] !== 'created-at-ms',
  );
  return JSON.stringify(entries.map(([name, value]) => [name, stable(name, value)]));
}

function stable(name: string, value: unknown): unknown {
  if (name === 'metrics' && typeof value === 'string') {
    const { seconds: _, ...metrics }: Record<string, unknown> = JSON.parse(value);
    return Object.fromEntries(
      Object.entries(metrics).map(([key, metric]) => [key, rounded(metric)]),
    );
  }
  return rounded(value);
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(3)) : value;
}
