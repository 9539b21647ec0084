import { createGunzip, type Gunzip } from 'node:zlib';
import type { ByteChunk } from './byte-chunk.ts';

/** Thrown after everything that could be decompressed was delivered. */
export class GzipDamage extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GzipDamage';
  }
}

/**
 * Decompresses a gzip stream of one or many members.
 *
 * The compressed chunks go in one at a time and their output is taken before the next: iterating
 * over the gunzip stream itself would lose what it still holds when the file turns out to be
 * truncated. One byte gives at most 1,032 (zlib's limit), so small chunks bound the memory.
 *
 * @throws GzipDamage when the stream is truncated or corrupt.
 */
export async function* gunzipChunks(
  compressed: AsyncIterable<ByteChunk>,
): AsyncGenerator<ByteChunk> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  let output: Buffer[] = [];
  let problem: string | null = null;
  gunzip.on('data', (bytes: Buffer) => output.push(bytes));
  gunzip.on('error', (error) => {
    problem = error.message;
  });
  const closed = new Promise<void>((resolve) => gunzip.once('close', resolve));
  const take = () => {
    const taken = output;
    output = [];
    return taken;
  };
  let filePosition = 0;
  try {
    for await (const chunk of compressed) {
      filePosition = chunk.filePosition;
      await Promise.race([written(gunzip, chunk.bytes), closed]);
      for (const bytes of take()) yield { bytes, filePosition };
      if (problem !== null) throw new GzipDamage(problem);
    }
    gunzip.end();
    await closed;
    for (const bytes of take()) yield { bytes, filePosition };
    if (problem !== null) throw new GzipDamage(problem);
  } finally {
    gunzip.destroy();
  }
}

function written(gunzip: Gunzip, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => gunzip.write(bytes, () => resolve()));
}
