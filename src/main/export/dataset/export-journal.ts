import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DatasetFormat } from '../../../shared/domain/dataset-export.ts';
import { replaceFile } from '../../disk/replace-file.ts';
import { Piece } from './plan-pieces.ts';

/** How far an export is, beside what it wrote. */
export const ExportJournal = z
  .object({
    /** Of the program that writes: what another one began is begun anew. */
    version: z.literal(1),
    dataset: z.string(),
    hash: z.string(),
    format: DatasetFormat,
    pieces: z.array(Piece).readonly(),
    /** Pieces that are on the disk. */
    done: z.int(),
    /** Bytes of the growing files that belong to those pieces. */
    lengths: z.record(z.string(), z.int()).readonly(),
  })
  .readonly();
export type ExportJournal = z.infer<typeof ExportJournal>;

export const JOURNAL_NAME = 'export-journal.json';

/** The journal of an export that was begun in a folder; null where there is none that can be gone on with. */
export async function readJournal(
  folder: string,
  wanted: Pick<ExportJournal, 'dataset' | 'hash' | 'format'>,
): Promise<ExportJournal | null> {
  const journal = await readFile(join(folder, JOURNAL_NAME), 'utf8').then(parsed, () => null);
  const isThat =
    journal !== null &&
    journal.dataset === wanted.dataset &&
    journal.hash === wanted.hash &&
    journal.format === wanted.format;
  return isThat ? journal : null;
}

export function writeJournal(folder: string, journal: ExportJournal): Promise<void> {
  return replaceFile(join(folder, JOURNAL_NAME), JSON.stringify(journal));
}

function parsed(text: string): ExportJournal | null {
  try {
    return ExportJournal.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
