import { open } from 'node:fs/promises';

/** What a file is to hold, whole or piece by piece. */
export type FlushedContent = string | Uint8Array | Iterable<Uint8Array>;

/** Writes a file, and returns once it is on the disk and not in memory only. */
export async function writeFlushed(path: string, content: FlushedContent): Promise<void> {
  const file = await open(path, 'w');
  try {
    const isWhole = typeof content === 'string' || content instanceof Uint8Array;
    for (const part of isWhole ? [content] : content) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}
