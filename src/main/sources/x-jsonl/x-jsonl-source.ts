import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { PostSource, SourceBatch, SourceRecord } from '../../pipeline/ports/post-source.ts';
import { hashFiles } from '../reading/hash-files.ts';
import { isGzipFile } from '../reading/open-byte-stream.ts';
import { type LineGroup, readLines } from '../reading/read-lines.ts';
import { unreadableFile } from '../reading/unreadable-file.ts';
import { recordsOfLine } from './records-of-line.ts';

const MAX_BATCH_LINES = 1000;
const MAX_BATCH_BYTES = 1024 * 1024;

/** `offset` counts bytes of the decompressed file. */
const JsonlCursor = z.object({
  offset: z.int().nonnegative(),
  line: z.int().nonnegative(),
  ended: z.boolean(),
});
type JsonlCursor = z.infer<typeof JsonlCursor>;

const START: JsonlCursor = { offset: 0, line: 0, ended: false };

/**
 * A file of X's JSON, one value per line, UTF-8 or UTF-16, plain or gzip.
 *
 * @throws Failure when the file cannot be read.
 */
export async function openXJsonlSource(path: string): Promise<PostSource> {
  return {
    kind: 'x-jsonl',
    locator: path,
    fingerprint: await hashFiles('x-jsonl', [path]),
    read: (cursor, signal) =>
      readBatches(path, cursor === null ? START : JsonlCursor.parse(cursor), signal),
  };
}

async function* readBatches(
  path: string,
  from: JsonlCursor,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  if (from.ended) return;
  const { size: total } = await stat(path).catch((error: unknown) => {
    throw unreadableFile(path, error);
  });
  const isCompressed = await isGzipFile(path);
  let at = from;
  let batchStart = from;
  let records: SourceRecord[] = [];
  const batch = (filePosition: number): SourceBatch => {
    const done = isCompressed ? filePosition : at.offset;
    const taken = { records, cursor: at, progress: { done, total, unit: 'bytes' } };
    records = [];
    batchStart = at;
    return taken;
  };
  let last: LineGroup | null = null;
  for await (const group of readLines(path, { from, signal })) {
    last = group;
    for (const line of group.lines) {
      records.push(...recordsOfLine(line));
      at = { offset: line.endOffset, line: line.number, ended: false };
      const isFull =
        at.line - batchStart.line >= MAX_BATCH_LINES ||
        at.offset - batchStart.offset >= MAX_BATCH_BYTES;
      if (isFull) yield batch(group.filePosition);
    }
  }
  if (last?.damage) {
    records.push({
      kind: 'rejected',
      place: `line ${at.line + 1}`,
      reason: 'record:truncated-file',
      detail: `the gzip data break off: ${last.damage}`,
    });
  }
  at = { ...at, ended: true };
  yield batch(last?.filePosition ?? total);
}
