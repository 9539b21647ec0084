import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { insideFolder } from '../inside-folder.ts';
import type { FoundCsv } from './find-csv.ts';

/** What one row says: an image of a post, and the post's text. */
export type CsvPostRow = {
  readonly nativeId: string;
  /** Absolute; null for a post without an image. */
  readonly imagePath: string | null;
  readonly text: string;
  readonly language: string | null;
  readonly postedAtMs: number | null;
};

/** Takes over the fields of one row, or says in a sentence what is wrong with them. */
export function parseCsvPostRow(fields: readonly string[], csv: FoundCsv): CsvPostRow | string {
  const { columns, columnCount } = csv.header;
  if (fields.length !== columnCount) {
    return `${fields.length} columns where the header has ${columnCount}`;
  }
  const field = (index: number | null) => (index === null ? '' : (fields[index]?.trim() ?? ''));
  const image = field(columns.image);
  const id = field(columns.id);
  const scheme = /^[a-z]+:\/\//i.test(image);
  if (scheme) return `${shorten(image)} is an address; a file beside the table is due`;
  const imagePath = image === '' ? null : insideFolder(csv.folder, csv.folder, image);
  if (image !== '' && imagePath === null) return `${shorten(image)} leads out of the folder`;
  if (columns.id !== null) {
    if (id === '') return 'the id is empty';
    if (/^\d+[.,]?\d*e\+?\d+$/i.test(id)) {
      return `the id ${shorten(id)} was rounded by a spreadsheet; export the ids as text`;
    }
  }
  if (columns.id === null && imagePath === null) return 'the image is empty';
  const date = Date.parse(field(columns.date));
  return {
    nativeId: columns.id === null ? localName(csv.folder, imagePath ?? '') : id,
    imagePath,
    text: field(columns.text),
    language: field(columns.language) || null,
    postedAtMs: Number.isNaN(date) ? null : date,
  };
}

/** The image's path below the folder, behind a mark of the folder: two folders may both hold `images/1.jpg`. */
function localName(folder: string, path: string): string {
  const mark = createHash('sha256').update(folder).digest('hex').slice(0, 8);
  return `${mark}/${relative(folder, path).replaceAll(sep, '/')}`;
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
