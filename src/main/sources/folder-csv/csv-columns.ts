import { parseCsvRecord } from '../reading/parse-csv-record.ts';

/** Indices of the columns that are used; image and text must be there. */
type CsvColumns = {
  readonly image: number;
  readonly text: number;
  readonly id: number | null;
  readonly language: number | null;
  readonly date: number | null;
};

export type CsvHeader = {
  readonly delimiter: string;
  readonly columns: CsvColumns;
  readonly columnCount: number;
};

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Usual names of each column, the likeliest first. */
export const COLUMN_NAMES = {
  image: ['image', 'file', 'filename', 'path', 'image_path', 'image_file', 'file_name'],
  text: ['text', 'tweet', 'caption', 'content', 'full_text'],
  id: ['id', 'tweet_id', 'twid', 'id_str', 'post_id'],
  language: ['language', 'lang'],
  date: ['date', 'created_at', 'posted_at', 'timestamp'],
} as const;

/** Finds delimiter and columns in a header line; null where it has no image or no text column. */
export function readCsvHeader(line: string): CsvHeader | null {
  for (const delimiter of DELIMITERS) {
    const names = namesOf(line, delimiter);
    const find = (wanted: readonly string[]) => {
      const name = wanted.find((one) => names.includes(one));
      return name === undefined ? null : names.indexOf(name);
    };
    const image = find(COLUMN_NAMES.image);
    const text = find(COLUMN_NAMES.text);
    if (image === null || text === null) continue;
    const id = find(COLUMN_NAMES.id);
    const language = find(COLUMN_NAMES.language);
    const date = find(COLUMN_NAMES.date);
    return { delimiter, columns: { image, text, id, language, date }, columnCount: names.length };
  }
  return null;
}

function namesOf(line: string, delimiter: string): string[] {
  const fields = parseCsvRecord(line, delimiter);
  if (fields === 'open' || fields === 'malformed') return [];
  return fields.map((name) => name.trim().toLowerCase().replaceAll(/[ -]/g, '_'));
}
