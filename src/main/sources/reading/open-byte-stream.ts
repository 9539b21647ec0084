import type { ByteChunk } from './byte-chunk.ts';
import { gunzipChunks } from './gunzip-chunks.ts';
import { readFileChunks } from './read-file-chunks.ts';

const PLAIN_CHUNK_BYTES = 256 * 1024;
const GZIP_CHUNK_BYTES = 32 * 1024;

/** True for a file that begins like a gzip stream, whatever its name is. */
export async function isGzipFile(path: string): Promise<boolean> {
  for await (const { bytes } of readFileChunks(path, { start: 0, chunkBytes: 2 })) {
    return bytes[0] === 0x1f && bytes[1] === 0x8b;
  }
  return false;
}

/**
 * The bytes of a file from an offset on; a gzip file is decompressed, and the offset then counts
 * decompressed bytes, which are read and skipped.
 *
 * @throws Failure when the file cannot be read; GzipDamage; the signal's reason when aborted.
 */
export async function* openByteStream(
  path: string,
  options: { readonly start: number; readonly signal?: AbortSignal },
): AsyncGenerator<ByteChunk> {
  if (!(await isGzipFile(path))) {
    yield* readFileChunks(path, { ...options, chunkBytes: PLAIN_CHUNK_BYTES });
    return;
  }
  const compressed = readFileChunks(path, { ...options, start: 0, chunkBytes: GZIP_CHUNK_BYTES });
  let toSkip = options.start;
  for await (const { bytes, filePosition } of gunzipChunks(compressed)) {
    const skipped = Math.min(toSkip, bytes.length);
    toSkip -= skipped;
    if (skipped < bytes.length) yield { bytes: bytes.subarray(skipped), filePosition };
  }
}
