import type { FileHandle } from 'node:fs/promises';

/**
 * Writes bytes to a file from a position, all of them.
 *
 * A disk that is almost full takes a part of them without an error; the next write tells.
 */
export async function writeFully(
  file: FileHandle,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const left = bytes.length - written;
    written += (await file.write(bytes, written, left, position + written)).bytesWritten;
  }
}
