import type { RejectionReason } from '../../../shared/domain/rejection.ts';
import type { SourceRecord } from '../../pipeline/ports/post-source.ts';
import { type Line, MAX_LINE_BYTES } from '../reading/read-lines.ts';
import { parseXJson } from '../x-wire/parse-x-json.ts';

const MAX_DETAIL = 200;

/** The records of one line of an X JSON file: none for a blank line, many for a page of posts. */
export function recordsOfLine(line: Line): SourceRecord[] {
  const place = `line ${line.number}`;
  const rejected = (reason: RejectionReason, detail: string): SourceRecord[] => [
    { kind: 'rejected', place, reason, detail: detail.slice(0, MAX_DETAIL) },
  ];
  if (line.content.kind === 'too-long') {
    return rejected('record:too-long', `more than ${MAX_LINE_BYTES / 2 ** 20} MiB`);
  }
  if (line.content.kind === 'bad-encoding') {
    return line.terminated
      ? rejected('record:bad-encoding', 'the bytes are not text')
      : rejected('record:truncated-file', 'the last line ends inside a character');
  }
  const { text } = line.content;
  if (text.trim() === '') return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return line.terminated
      ? rejected('record:not-json', says)
      : rejected('record:truncated-file', `the last line ends inside a record: ${says}`);
  }
  const { form, records } = parseXJson(value);
  return records.map((record, index) => ({
    ...record,
    place: form === 'many' ? `${place}, post ${index + 1}` : place,
  }));
}
