import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Rows that are written, checked and, after a kill, computed again together. */
export const FEATURE_CHUNK_ROWS = 32;

const HEADER_BYTES = 512;
const CHECKSUM_BYTES = 4;

export type FeatureCacheIdentity = {
  /** Names all that the features depend on; another key discards the file. */
  readonly key: string;
  readonly rows: number;
  readonly columns: number;
};

/** Features of images on disk, one row of 32-bit floats each. */
export type FeatureCache = {
  /** Rows that are there, from the first on. */
  completedRows(): number;
  /** Appends the next chunk: `FEATURE_CHUNK_ROWS` rows, or those that are left at the end. */
  append(features: Float32Array, readable: readonly boolean[]): Promise<void>;
  /** False where the row's image could not be decoded. */
  isReadable(row: number): boolean;
  /** The rows asked for, one after the other. */
  readRows(rows: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
};

/**
 * Opens or makes a cache file.
 *
 * The file is a header of 512 bytes (JSON, padded with spaces), then chunks: features (float32, little
 * endian), one byte per row (1: image readable), CRC-32 of both. Chunks are checked on opening; the first
 * that is cut short or damaged ends what counts as complete.
 */
export async function openFeatureCache(
  path: string,
  identity: FeatureCacheIdentity,
): Promise<FeatureCache> {
  const header = Buffer.from(JSON.stringify({ format: 't4sa-features-1', ...identity }));
  if (header.length > HEADER_BYTES) throw new Error('the key of a feature cache is too long');
  const padded = Buffer.concat([header, Buffer.alloc(HEADER_BYTES - header.length, ' ')]);
  const file = await openWithHeader(path, padded);
  try {
    return await scanned(file, identity);
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openWithHeader(path: string, header: Buffer): Promise<FileHandle> {
  const file = await open(path, 'a+').then(async (created) => {
    await created.close();
    return open(path, 'r+');
  });
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
  if (bytesRead < HEADER_BYTES || !buffer.equals(header)) {
    await file.truncate(0);
    await file.write(header, 0, HEADER_BYTES, 0);
  }
  return file;
}

async function scanned(file: FileHandle, identity: FeatureCacheIdentity): Promise<FeatureCache> {
  const { rows, columns } = identity;
  const rowBytes = columns * Float32Array.BYTES_PER_ELEMENT;
  const chunkBytes = (count: number) => count * (rowBytes + 1) + CHECKSUM_BYTES;
  const chunkStart = (chunk: number) => HEADER_BYTES + chunk * chunkBytes(FEATURE_CHUNK_ROWS);
  const chunkOf = (row: number) => Math.floor(row / FEATURE_CHUNK_ROWS);
  const chunkRows = (start: number) => Math.min(FEATURE_CHUNK_ROWS, rows - start);

  const readableRows: boolean[] = [];
  while (readableRows.length < rows) {
    const start = readableRows.length;
    const count = chunkRows(start);
    const bytes = Buffer.alloc(chunkBytes(count));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, chunkStart(chunkOf(start)));
    const content = bytes.subarray(0, -CHECKSUM_BYTES);
    if (bytesRead < bytes.length || crc32(content) !== bytes.readUInt32LE(content.length)) break;
    for (const flag of content.subarray(count * rowBytes)) readableRows.push(flag === 1);
  }

  const append = async (features: Float32Array, readable: readonly boolean[]) => {
    const start = readableRows.length;
    if (readable.length !== chunkRows(start) || features.length !== readable.length * columns) {
      throw new Error('a chunk of features has the wrong number of rows');
    }
    const content = Buffer.concat([
      Buffer.from(features.buffer, features.byteOffset, features.byteLength),
      Buffer.from(readable.map((flag) => (flag ? 1 : 0))),
    ]);
    const checksum = Buffer.alloc(CHECKSUM_BYTES);
    checksum.writeUInt32LE(crc32(content));
    const bytes = Buffer.concat([content, checksum]);
    await file.write(bytes, 0, bytes.length, chunkStart(chunkOf(start)));
    readableRows.push(...readable);
  };

  const readRows = async (wanted: readonly number[]) => {
    const values = new Float32Array(wanted.length * columns);
    const reads = wanted.map((row, index) => {
      const position = chunkStart(chunkOf(row)) + (row % FEATURE_CHUNK_ROWS) * rowBytes;
      const target = new Uint8Array(values.buffer, index * rowBytes, rowBytes);
      return file.read(target, 0, rowBytes, position);
    });
    for (const { bytesRead } of await Promise.all(reads)) {
      if (bytesRead < rowBytes) throw new Error('the file of cached features was cut short');
    }
    return values;
  };

  return {
    completedRows: () => readableRows.length,
    append,
    isReadable: (row) => readableRows[row] === true,
    readRows,
    close: () => file.close(),
  };
}
