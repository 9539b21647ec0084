import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Polarity } from '../../../shared/domain/polarity.ts';
import type { PredictionFormat } from '../../../shared/domain/prediction-format.ts';
import { Failure } from '../../../shared/failure.ts';
import { flushFolder } from '../../disk/flush-folder.ts';
import type { PredictionRow } from '../../domain/prediction-row.ts';
import type { OpenPredictionJournal } from '../../pipeline/ports/prediction-journal.ts';
import { JSONL_TEXT } from './prediction-text.ts';
import { writePredictionFile } from './write-prediction-file.ts';

const LINE_FEED = 10;
const ROWS_AT_ONCE = 1000;

const Head = z.object({ identity: z.string() });
const Row = z.object({
  path: z.string(),
  predicted: Polarity.nullable(),
  confidence: z.number().nullable(),
  negative: z.number().nullable(),
  neutral: z.number().nullable(),
  positive: z.number().nullable(),
});

/** Keeps rows as lines beside the file that they are for, `<file>.unfinished`, and the identity in the first line. */
export const openPredictionJournal: OpenPredictionJournal = async ({
  output,
  format,
  identity,
}) => {
  await requirePlace(output);
  const path = `${output}.unfinished`;
  const kept = await wholeLines(path, identity);
  const file = await open(path, 'a').catch((error: unknown) => {
    throw new Failure(
      'BAD_INPUT',
      `${output} cannot be written`,
      'Choose a folder that this program may write to.',
      { cause: error },
    );
  });
  try {
    await file.truncate(kept?.bytes ?? 0);
    if (kept === null) await file.appendFile(`${JSON.stringify({ identity })}\n`);
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    rows: kept?.rows ?? 0,
    add: async (rows) => {
      await file.appendFile(JSONL_TEXT.rows(rows));
      await file.datasync();
    },
    finish: async () => {
      const predicted = await writeWhole(path, output, format);
      await rm(path, { force: true });
      return predicted;
    },
    close: () => file.close(),
  };
};

async function requirePlace(output: string): Promise<void> {
  const folder = await stat(dirname(output)).catch(() => null);
  if (folder?.isDirectory() !== true) {
    throw new Failure(
      'BAD_INPUT',
      `There is no folder ${dirname(output)}`,
      'Choose a file in a folder that is there.',
    );
  }
  if ((await stat(output).catch(() => null))?.isDirectory() === true) {
    throw new Failure('BAD_INPUT', `${output} is a folder`, 'Name a file in it.');
  }
}

/** The rows of a journal that are whole, and the bytes up to the last one's end; null without any of this identity. */
async function wholeLines(
  path: string,
  identity: string,
): Promise<{ readonly rows: number; readonly bytes: number } | null> {
  if ((await identityOf(path)) !== identity) return null;
  let lines = 0;
  let end = 0;
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    const piece: Buffer = chunk; // why: a stream without an encoding gives buffers
    for (let at = piece.indexOf(LINE_FEED); at !== -1; at = piece.indexOf(LINE_FEED, at + 1)) {
      lines += 1;
      end = bytes + at + 1;
    }
    bytes += piece.length;
  }
  return { rows: lines - 1, bytes: end };
}

async function identityOf(path: string): Promise<string | null> {
  try {
    for await (const line of linesOf(path)) return Head.parse(JSON.parse(line)).identity;
  } catch {
    // No journal, or none of ours: a new one is begun.
  }
  return null;
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
}

async function writeWhole(
  journal: string,
  output: string,
  format: PredictionFormat,
): Promise<number> {
  const temporary = `${output}.new`;
  const file = await open(temporary, 'w');
  let predicted = 0;
  try {
    const rows = countingRows(journal, (count) => {
      predicted += count;
    });
    await writePredictionFile(format, { add: (part) => file.writeFile(part) }, rows);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, output);
  await flushFolder(dirname(output));
  return predicted;
}

async function* countingRows(
  journal: string,
  count: (predicted: number) => void,
): AsyncGenerator<readonly PredictionRow[], void, undefined> {
  let rows: PredictionRow[] = [];
  let isHead = true;
  const taken = (): readonly PredictionRow[] => {
    const piece = rows;
    rows = [];
    count(piece.filter(({ predicted }) => predicted !== null).length);
    return piece;
  };
  for await (const line of linesOf(journal)) {
    if (!isHead) rows.push(Row.parse(JSON.parse(line)));
    isHead = false;
    if (rows.length === ROWS_AT_ONCE) yield taken();
  }
  yield taken();
}
