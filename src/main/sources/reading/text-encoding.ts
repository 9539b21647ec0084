export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The encoding of a text by its first bytes: a byte order mark, or else where the zero byte of its
 * first character is. UTF-8 where neither says otherwise. Two bytes are enough.
 */
export function detectTextEncoding(head: Uint8Array): TextEncoding {
  const [first, second] = head;
  if (first === undefined || second === undefined) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0) return 'utf-16le';
  if (first === 0 && second !== 0) return 'utf-16be';
  return 'utf-8';
}
