/** A record of a delimited file, and the line on which it starts (the first is 1). */
export type DelimitedRecord = { readonly line: number; readonly fields: readonly string[] };

/**
 * The records of a tab-separated file (when its first line holds a tab) or of a comma-separated one.
 *
 * Comma-separated records follow RFC 4180: quoted fields may hold commas, line breaks and doubled quotes.
 * Tab-separated records are lines; a field that is quoted as a whole is unquoted, any other keeps its
 * quotes. Empty lines are left out.
 */
export function delimitedRecords(file: string): readonly DelimitedRecord[] {
  const firstLine = file.slice(0, file.search(/\r?\n|$/));
  return firstLine.includes('\t') ? tabRecords(file) : commaRecords(file);
}

function tabRecords(file: string): readonly DelimitedRecord[] {
  return file.split(/\r?\n/).flatMap((text, index) => {
    if (text.trim() === '') return [];
    return [{ line: index + 1, fields: text.split('\t').map(unquoted) }];
  });
}

function unquoted(field: string): string {
  const whole = field.length >= 2 && field.startsWith('"') && field.endsWith('"');
  return whole ? field.slice(1, -1).replaceAll('""', '"') : field;
}

const COMMA_FIELD = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;

function commaRecords(file: string): readonly DelimitedRecord[] {
  const records: DelimitedRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let start = 1;
  for (const match of file.matchAll(COMMA_FIELD)) {
    const [whole, quoted, plain, end] = match;
    fields.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end === ',') continue;
    if (fields.some((field) => field !== '')) records.push({ line: start, fields });
    fields = [];
    start = line;
    if (match.index + whole.length >= file.length) break;
  }
  return records;
}
