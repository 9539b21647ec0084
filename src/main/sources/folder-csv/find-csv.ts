import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Failure } from '../../../shared/failure.ts';
import { readHead } from '../reading/read-head.ts';
import { detectTextEncoding } from '../reading/text-encoding.ts';
import { COLUMN_NAMES, type CsvHeader, readCsvHeader } from './csv-columns.ts';

export type FoundCsv = {
  readonly folder: string;
  readonly path: string;
  readonly header: CsvHeader;
};

const HEAD_BYTES = 64 * 1024;

/** True for names of files that can hold a table of texts. */
export function isTableName(name: string): boolean {
  return ['.csv', '.tsv'].includes(extname(name).toLowerCase());
}

/**
 * The one table of texts in a folder, by its header; `path` may also be the table itself.
 *
 * @throws Failure when there is none, or more than one.
 */
export async function findCsv(path: string): Promise<FoundCsv> {
  const isTable = isTableName(path);
  const folder = isTable ? dirname(path) : path;
  const names = isTable ? [basename(path)] : (await readdir(path)).filter(isTableName).sort();
  const found: FoundCsv[] = [];
  const others: string[] = [];
  for (const name of names) {
    const line = await firstLine(join(folder, name));
    const header = readCsvHeader(line);
    if (header !== null) found.push({ folder, path: join(folder, name), header });
    else others.push(`${name} begins with the line "${line.slice(0, 80)}"`);
  }
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  if (second !== undefined) throw tooMany(folder, found);
  throw none(folder, others);
}

async function firstLine(path: string): Promise<string> {
  const head = await readHead(path, HEAD_BYTES);
  const text = new TextDecoder(detectTextEncoding(head)).decode(head);
  return text.split(/\r?\n/, 1)[0] ?? '';
}

function tooMany(folder: string, found: readonly FoundCsv[]): Failure {
  const names = found.map(({ path }) => basename(path)).join(', ');
  return new Failure(
    'BAD_INPUT',
    `${folder} holds several tables of texts: ${names}.`,
    'Import one of these files instead of the folder.',
  );
}

function none(folder: string, others: readonly string[]): Failure {
  const seen = others.length === 0 ? 'there is no .csv or .tsv file' : others.join('; ');
  return new Failure(
    'BAD_INPUT',
    `${folder} holds no table of images and texts: ${seen}.`,
    `Give the table a header line with a column for the image (${COLUMN_NAMES.image.join(', ')}) ` +
      `and one for the text (${COLUMN_NAMES.text.join(', ')}).`,
  );
}
