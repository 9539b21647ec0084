import type { RejectionReason } from '../../../shared/domain/rejection.ts';
import { type CsvFields, parseCsvRecord } from './parse-csv-record.ts';
import type { Line, LineGroup } from './read-lines.ts';

/** One record of a CSV file, or why the lines there are none; `line` is where it begins. */
export type CsvRow =
  | { readonly kind: 'row'; readonly line: number; readonly fields: readonly string[] }
  | {
      readonly kind: 'rejected';
      readonly line: number;
      readonly reason: RejectionReason;
      readonly detail: string;
    };

/** A quoted field with more line breaks is taken for one whose closing quote is missing. */
const MAX_LINES_PER_RECORD = 200;
const MAX_RECORD_CHARS = 1024 * 1024;

type PendingLine = { readonly number: number; readonly text: string };

/**
 * The records of a CSV text; a quoted field may hold delimiters, doubled quotes and line breaks.
 *
 * A malformed record costs its first line only: reading goes on with the line after it. So a missing
 * quote does not swallow the rest of the file. Blank lines are no records.
 */
export async function* readCsvRows(
  groups: AsyncIterable<LineGroup>,
  delimiter: string,
): AsyncGenerator<readonly CsvRow[]> {
  let pending: PendingLine[] = [];
  let lastLine = 0;
  for await (const group of groups) {
    const rows: CsvRow[] = [];
    for (const line of group.lines) {
      lastLine = line.number;
      if (line.content.kind === 'text') {
        pending.push({ number: line.number, text: line.content.text });
        pending = assemble(pending, delimiter, rows);
      } else {
        giveUp(pending, delimiter, rows);
        pending = [];
        rows.push(rejectedLine(line));
      }
    }
    if (group.damage !== null) {
      giveUp(pending, delimiter, rows);
      pending = [];
      rows.push({
        kind: 'rejected',
        line: lastLine + 1,
        reason: 'record:truncated-file',
        detail: group.damage,
      });
    }
    yield rows;
  }
  const last: CsvRow[] = [];
  giveUp(pending, delimiter, last);
  yield last;
}

/** Takes the records off the front of the lines; returns the lines of one that is still open. */
function assemble(lines: PendingLine[], delimiter: string, rows: CsvRow[]): PendingLine[] {
  let [first, ...rest] = lines;
  while (first !== undefined) {
    const used = takeRecord(first, rest, delimiter, rows);
    if (used === 'open') return [first, ...rest];
    [first, ...rest] = rest.slice(used);
  }
  return [];
}

/** Number of lines taken beside the first, or `open` when the record goes on after the last line. */
function takeRecord(
  first: PendingLine,
  rest: readonly PendingLine[],
  delimiter: string,
  rows: CsvRow[],
): number | 'open' {
  if (first.text.trim() === '') return 0;
  let text = first.text;
  let fields: CsvFields = parseCsvRecord(text, delimiter);
  let used = 0;
  const isTooLong = () => used >= MAX_LINES_PER_RECORD || text.length > MAX_RECORD_CHARS;
  while (fields === 'open' && used < rest.length && !isTooLong()) {
    const next = rest[used]?.text ?? '';
    text += `\n${next}`;
    used += 1;
    // Only a quote can end an open field.
    if (next.includes('"')) fields = parseCsvRecord(text, delimiter);
  }
  if (fields === 'open' && !isTooLong()) return 'open';
  if (fields !== 'open' && fields !== 'malformed') {
    rows.push({ kind: 'row', line: first.number, fields });
    return used;
  }
  rows.push(malformed(first.number, fields));
  return 0;
}

/** Ends an open record that can no longer be completed. */
function giveUp(lines: PendingLine[], delimiter: string, rows: CsvRow[]): void {
  let [first, ...rest] = lines;
  while (first !== undefined) {
    rows.push(malformed(first.number, 'open'));
    [first, ...rest] = assemble(rest, delimiter, rows);
  }
}

function malformed(line: number, problem: 'open' | 'malformed'): CsvRow {
  const detail =
    problem === 'open'
      ? 'a quoted field is never closed'
      : 'a quoted field goes on after its closing quote; quotes inside it must be doubled';
  return { kind: 'rejected', line, reason: 'record:bad-row', detail };
}

function rejectedLine(line: Line): CsvRow {
  const place = { kind: 'rejected', line: line.number } as const;
  return line.content.kind === 'too-long'
    ? { ...place, reason: 'record:too-long', detail: 'the line was skipped' }
    : { ...place, reason: 'record:bad-encoding', detail: 'save the file as UTF-8' };
}
