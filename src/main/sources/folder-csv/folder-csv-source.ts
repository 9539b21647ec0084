import { basename } from 'node:path';
import { z } from 'zod';
import type { PostSource, SourceBatch, SourceRecord } from '../../pipeline/ports/post-source.ts';
import { readCsvRows } from '../reading/csv-rows.ts';
import { hashFiles } from '../reading/hash-files.ts';
import { readLines } from '../reading/read-lines.ts';
import { type CsvPostRow, parseCsvPostRow } from './csv-post-row.ts';
import { type FoundCsv, findCsv } from './find-csv.ts';

const BATCH_RECORDS = 1000;

/** Records in the order in which their first row stands in the table. */
const FolderCursor = z.object({ records: z.int().nonnegative() });

/**
 * A folder of images with one table (CSV or TSV) of their texts; `path` is the folder or the table.
 *
 * Rows with one id are one post, wherever they stand, so the table is held in memory; going on from a
 * cursor reads it again.
 *
 * @throws Failure when there is no such table, or more than one.
 */
export async function openFolderCsvSource(path: string): Promise<PostSource> {
  const csv = await findCsv(path);
  return {
    kind: 'folder-csv',
    locator: path,
    fingerprint: await hashFiles('folder-csv', [csv.path]),
    read: (cursor, signal) =>
      readBatches(csv, cursor === null ? 0 : FolderCursor.parse(cursor).records, signal),
  };
}

async function* readBatches(
  csv: FoundCsv,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  const records = await readRecords(csv, signal);
  for (let first = from; first < records.length; first += BATCH_RECORDS) {
    signal.throwIfAborted();
    const some = records.slice(first, first + BATCH_RECORDS);
    const done = first + some.length;
    yield {
      records: some,
      cursor: { records: done },
      progress: { done, total: records.length, unit: 'records' },
    };
  }
}

async function readRecords(csv: FoundCsv, signal: AbortSignal): Promise<SourceRecord[]> {
  const entries: (SourceRecord | PostRows)[] = [];
  const postsById = new Map<string, PostRows>();
  const name = basename(csv.path);
  const lines = readLines(csv.path, { from: { offset: 0, line: 0 }, signal });
  let isHeader = true;
  for await (const rows of readCsvRows(lines, csv.header.delimiter)) {
    for (const row of rows) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      const place = `${name}, line ${row.line}`;
      if (row.kind === 'rejected') {
        entries.push({ ...row, place });
        continue;
      }
      const parsed = parseCsvPostRow(row.fields, csv);
      const problem =
        typeof parsed === 'string' ? parsed : joinRow(parsed, place, postsById, entries);
      if (problem !== null) {
        entries.push({ kind: 'rejected', place, reason: 'record:bad-row', detail: problem });
      }
    }
  }
  return entries.map((entry) => ('kind' in entry ? entry : recordOf(entry)));
}

/** The rows of one post; the first of them stands for all. */
type PostRows = {
  readonly place: string;
  readonly row: CsvPostRow;
  text: string;
  readonly imagePaths: Set<string>;
};

/** Adds a row to its post; returns what is wrong when it contradicts the rows before it. */
function joinRow(
  row: CsvPostRow,
  place: string,
  postsById: Map<string, PostRows>,
  entries: (SourceRecord | PostRows)[],
): string | null {
  const post = postsById.get(row.nativeId);
  if (post === undefined) {
    const imagePaths = new Set(row.imagePath === null ? [] : [row.imagePath]);
    const added = { place, row, text: row.text, imagePaths };
    postsById.set(row.nativeId, added);
    entries.push(added);
    return null;
  }
  if (row.text !== '' && post.text !== '' && row.text !== post.text) {
    return `another text than ${post.place} for the same post ${row.nativeId}`;
  }
  if (post.text === '') post.text = row.text;
  if (row.imagePath !== null) post.imagePaths.add(row.imagePath);
  return null;
}

function recordOf({ place, row, text, imagePaths }: PostRows): SourceRecord {
  if (text === '') {
    return { kind: 'rejected', place, reason: 'post:no-text', detail: 'the text is empty' };
  }
  return {
    kind: 'post',
    place,
    post: {
      platform: 'file',
      nativeId: row.nativeId,
      text,
      language: row.language,
      postedAtMs: row.postedAtMs,
      isRetweet: false,
      possiblySensitive: false,
      attachments: [...imagePaths].map((locator, position) => ({
        kind: 'photo',
        position,
        locator,
      })),
    },
  };
}
