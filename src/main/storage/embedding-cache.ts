import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { MediaId } from '../../shared/domain/ids.ts';
import type { EmbeddingCache } from '../pipeline/ports/embedding-cache.ts';

/** Models whose rows are kept: those that were asked last. */
const KEPT_MODELS = 4;
const ENDING = '.rows';
const ID_BYTES = 32;
const HEAD_BYTES = ID_BYTES + 4;
const SUM_BYTES = 4;

/**
 * A file per model. Each row is the image's id, the count of numbers, the numbers as 32-bit floats, the lowest byte
 * first, and a CRC-32 of all that. What a kill left of a last row is cut off.
 */
export function createEmbeddingCache(folder: string): EmbeddingCache {
  return {
    open: async (digest) => {
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${digest}${ENDING}`);
      const file = await open(path, 'a+');
      await dropOldest(folder, `${digest}${ENDING}`);
      return {
        read: async (mediaIds) => {
          const bytes = await readFile(path);
          const rows = new Map<MediaId, Float32Array>();
          let place = 0;
          for (;;) {
            const record = recordAt(bytes, place);
            if (record === null) break;
            if (mediaIds.has(record.mediaId)) rows.set(record.mediaId, record.row);
            place = record.end;
          }
          if (place < bytes.length) await file.truncate(place);
          return rows;
        },
        append: async (rows) => {
          await file.appendFile(
            Buffer.concat(rows.map(({ mediaId, row }) => recordOf(mediaId, row))),
          );
        },
        close: () => file.close(),
      };
    },
  };
}

function recordOf(mediaId: MediaId, row: Float32Array): Buffer {
  const record = Buffer.alloc(HEAD_BYTES + row.length * 4 + SUM_BYTES);
  record.write(mediaId, 0, 'hex');
  record.writeUInt32LE(row.length, ID_BYTES);
  for (const [index, value] of row.entries()) record.writeFloatLE(value, HEAD_BYTES + index * 4);
  const end = record.length - SUM_BYTES;
  record.writeUInt32LE(crc32(record.subarray(0, end)), end);
  return record;
}

function recordAt(
  bytes: Buffer,
  place: number,
): { readonly mediaId: MediaId; readonly row: Float32Array; readonly end: number } | null {
  if (place + HEAD_BYTES > bytes.length) return null;
  const length = bytes.readUInt32LE(place + ID_BYTES);
  const sumAt = place + HEAD_BYTES + length * 4;
  const end = sumAt + SUM_BYTES;
  if (end > bytes.length) return null;
  if (crc32(bytes.subarray(place, sumAt)) !== bytes.readUInt32LE(sumAt)) return null;
  const row = new Float32Array(length);
  for (let index = 0; index < length; index += 1) {
    row[index] = bytes.readFloatLE(place + HEAD_BYTES + index * 4);
  }
  const mediaId = MediaId.parse(bytes.toString('hex', place, place + ID_BYTES));
  return { mediaId, row, end };
}

async function dropOldest(folder: string, inUse: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ENDING) && name !== inUse);
  const aged = await Promise.all(
    names.map(async (name) => ({ name, atMs: (await stat(join(folder, name))).mtimeMs })),
  );
  const oldest = aged.toSorted((a, b) => b.atMs - a.atMs).slice(KEPT_MODELS - 1);
  for (const { name } of oldest) await rm(join(folder, name), { force: true });
}
