/** The fields, or why there are none: a quoted field is not closed yet, or goes on after its quote. */
export type CsvFields = readonly string[] | 'open' | 'malformed';

/**
 * Splits one CSV record into its fields, after RFC 4180, with quotes inside unquoted fields allowed.
 *
 * `text` is the record without its final line break; `delimiter` is one character.
 */
export function parseCsvRecord(text: string, delimiter: string): CsvFields {
  const fields: string[] = [];
  let at = 0;
  while (true) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end === -1) return 'open';
      fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
      if (at < text.length && text[at] !== delimiter) return 'malformed';
    } else {
      const next = text.indexOf(delimiter, at);
      const end = next === -1 ? text.length : next;
      fields.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) return fields;
    at += 1;
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
