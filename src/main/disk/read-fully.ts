import type { FileHandle } from 'node:fs/promises';

/**
 * Fills bytes from a file: from a position, or where the last read ended where that is null.
 *
 * @returns false where the file ends before the bytes are full.
 */
export async function readFully(
  file: FileHandle,
  bytes: Uint8Array,
  position: number | null,
): Promise<boolean> {
  let filled = 0;
  while (filled < bytes.length) {
    const from = position === null ? null : position + filled;
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from);
    if (bytesRead === 0) return false;
    filled += bytesRead;
  }
  return true;
}
