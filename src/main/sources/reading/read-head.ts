import { GzipDamage } from './gunzip-chunks.ts';
import { openByteStream } from './open-byte-stream.ts';

/** The first bytes of a file, decompressed where it is gzip; fewer where the file is shorter. */
export async function readHead(path: string, maxBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let held = 0;
  try {
    for await (const { bytes } of openByteStream(path, { start: 0 })) {
      pieces.push(bytes);
      held += bytes.length;
      if (held >= maxBytes) break;
    }
  } catch (error) {
    if (!(error instanceof GzipDamage)) throw error;
  }
  return Buffer.concat(pieces).subarray(0, maxBytes);
}
