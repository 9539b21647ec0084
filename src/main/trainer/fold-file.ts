import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { writeFolder } from './write-folder.ts';

const FoldRecord = z.object({
  format: z.literal('t4sa-fold-1'),
  /** Names all that the probabilities depend on. */
  key: z.string(),
  crc32: z.int(),
});

/**
 * Keeps what the network of a fold says: `folds/<fold>/`, there whole or not at all.
 *
 * @param probabilities three per judged image, one image after the other.
 */
export async function writeFold(
  folder: string,
  fold: number,
  key: string,
  probabilities: Float32Array,
): Promise<void> {
  const { buffer, byteOffset, byteLength } = probabilities;
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  const record: z.infer<typeof FoldRecord> = { format: 't4sa-fold-1', key, crc32: crc32(bytes) };
  await writeFolder(foldFolder(folder, fold), {
    'probabilities.bin': bytes,
    'fold.json': `${JSON.stringify(record, null, 2)}\n`,
  });
}

/** What the network of a fold said, or null where it is missing, damaged or of another key. */
export async function readFold(
  folder: string,
  fold: number,
  key: string,
): Promise<Float32Array | null> {
  try {
    const [json, bytes] = await Promise.all([
      readFile(join(foldFolder(folder, fold), 'fold.json'), 'utf8'),
      readFile(join(foldFolder(folder, fold), 'probabilities.bin')),
    ]);
    const record = FoldRecord.parse(JSON.parse(json));
    if (record.key !== key || record.crc32 !== crc32(bytes)) return null;
    // A copy: the bytes may start at an address that floats cannot be read from.
    return new Float32Array(Uint8Array.from(bytes).buffer);
  } catch {
    return null;
  }
}

function foldFolder(folder: string, fold: number): string {
  return join(folder, 'folds', String(fold));
}
