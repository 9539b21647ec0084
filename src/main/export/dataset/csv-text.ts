import { stringify } from 'csv-stringify/sync';

/** Rows as CSV; texts are quoted, so that ids stay texts. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return stringify([...rows], { quoted_string: true });
}
