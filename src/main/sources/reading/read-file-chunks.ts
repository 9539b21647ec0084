import { open } from 'node:fs/promises';
import type { ByteChunk } from './byte-chunk.ts';
import { unreadableFile } from './unreadable-file.ts';

/**
 * Reads a file piece by piece, from a byte offset to its end.
 *
 * @throws Failure when the file cannot be read; the signal's reason when aborted.
 */
export async function* readFileChunks(
  path: string,
  options: { readonly start: number; readonly chunkBytes: number; readonly signal?: AbortSignal },
): AsyncGenerator<ByteChunk> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw unreadableFile(path, error);
  });
  try {
    let position = options.start;
    while (true) {
      options.signal?.throwIfAborted();
      const buffer = Buffer.allocUnsafeSlow(options.chunkBytes);
      const { bytesRead } = await file
        .read(buffer, 0, buffer.length, position)
        .catch((error: unknown) => {
          throw unreadableFile(path, error);
        });
      if (bytesRead === 0) return;
      position += bytesRead;
      yield { bytes: buffer.subarray(0, bytesRead), filePosition: position };
    }
  } finally {
    await file.close();
  }
}
