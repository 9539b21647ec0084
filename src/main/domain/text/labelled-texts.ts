import { Failure } from '../../../shared/failure.ts';
import { delimitedRecords } from './delimited-records.ts';

/** A text with the polarity that a person gave it: 0 NEG, 1 NEU, 2 POS. */
export type LabelledText = { readonly text: string; readonly polarity: 0 | 1 | 2 };

export type LabelledTexts = {
  readonly rows: readonly LabelledText[];
  /** Lines of the file that could not be used, the first line being 1, with the reason. */
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
};

const TEXT_COLUMNS = ['text', 'tweet', 'content', 'sentence'];
const POLARITY_COLUMNS = ['polarity', 'label', 'sentiment', 'class', 'target'];

const POLARITY_WORDS: ReadonlyMap<string, 0 | 1 | 2> = new Map([
  ['neg', 0],
  ['negative', 0],
  ['0', 0],
  ['neu', 1],
  ['neutral', 1],
  ['1', 1],
  ['pos', 2],
  ['positive', 2],
  ['2', 2],
]);

const HELP =
  'Give a tab- or comma-separated file with a header: a column "text" and a column "polarity" with negative, neutral, positive (or 0, 1, 2).';

/**
 * Reads texts labelled by people from a TSV or CSV file with a header.
 *
 * The text column is called text, tweet, content or sentence; the polarity column polarity, label,
 * sentiment, class or target. Escapes that some releases carry (`\u2019`, `\"`) are read as their
 * characters.
 *
 * @throws Failure BAD_INPUT without these columns, without usable rows, or without all three polarities.
 */
export function parseLabelledTexts(file: string): LabelledTexts {
  const [header, ...records] = delimitedRecords(file.replace(/^\ufeff/, ''));
  if (header === undefined) throw new Failure('BAD_INPUT', 'The file is empty', HELP);
  const names = header.fields.map((name) => name.trim().toLowerCase());
  const textColumn = columnNamed(names, TEXT_COLUMNS, 'text');
  const polarityColumn = columnNamed(names, POLARITY_COLUMNS, 'polarity');
  const rows: LabelledText[] = [];
  const rejected: { line: number; reason: string }[] = [];
  for (const { line, fields } of records) {
    const text = withoutEscapes(fields[textColumn] ?? '').trim();
    const word = (fields[polarityColumn] ?? '').trim().toLowerCase();
    const polarity = POLARITY_WORDS.get(word);
    if (fields.length < names.length)
      rejected.push({ line, reason: 'fewer fields than the header' });
    else if (text === '') rejected.push({ line, reason: 'the text is empty' });
    else if (polarity === undefined) {
      rejected.push({ line, reason: `"${word.slice(0, 40)}" is no polarity` });
    } else rows.push({ text, polarity });
  }
  requireAllPolarities(rows, rejected);
  return { rows, rejected };
}

function columnNamed(names: readonly string[], usual: readonly string[], what: string): number {
  const column = names.findIndex((name) => usual.includes(name));
  if (column >= 0) return column;
  throw new Failure(
    'BAD_INPUT',
    `The file has no ${what} column: its header names ${names.slice(0, 10).join(', ')}`,
    HELP,
  );
}

function withoutEscapes(text: string): string {
  return text
    .replace(/\\u([\da-fA-F]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\\"+/g, '"');
}

function requireAllPolarities(
  rows: readonly LabelledText[],
  rejected: LabelledTexts['rejected'],
): void {
  const missing = ['negative', 'neutral', 'positive'].filter(
    (_, polarity) => !rows.some((row) => row.polarity === polarity),
  );
  if (missing.length === 0) return;
  const first = rejected[0];
  const why =
    first === undefined ? '' : ` Line ${first.line}, for one, was left out: ${first.reason}.`;
  throw new Failure(
    'BAD_INPUT',
    `The file holds no ${missing.join(', no ')} text (${rows.length} usable rows).${why}`,
    HELP,
  );
}
