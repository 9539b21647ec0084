import { createHash } from 'node:crypto';
import type { SourceFile } from '../reading/source-file.ts';

const BYTES_AT_ONCE = 2 ** 22;

/** The SHA-256 of a file, in lower-case hexadecimal. */
export function hashSource(source: SourceFile, onBytes: (bytes: number) => void): string {
  const hash = createHash('sha256');
  for (let at = 0; at < source.bytes; at += BYTES_AT_ONCE) {
    hash.update(source.read(at, Math.min(BYTES_AT_ONCE, source.bytes - at)));
    onBytes(at);
  }
  return hash.digest('hex');
}
