import { detectTextEncoding } from './reading/text-encoding.ts';

/**
 * True when the beginning of a file can be one of JSON values by line: a whole line is a JSON object
 * or list, or the first line is longer than `head` and begins like one. Some lines may be broken.
 */
export function looksLikeJsonl(head: Buffer, isWholeFile: boolean): boolean {
  const text = new TextDecoder(detectTextEncoding(head)).decode(head);
  const lines = text.split('\n');
  if (lines.length === 1 && !isWholeFile) return /^\s*[[{]/.test(text);
  if (!isWholeFile) lines.pop();
  return lines.some(isJsonRecord);
}

function isJsonRecord(line: string): boolean {
  if (!/^\s*[[{]/.test(line)) return false;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  } catch {
    return false;
  }
}
