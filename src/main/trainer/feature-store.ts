import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { readFully } from '../disk/read-fully.ts';
import { writeFully } from '../disk/write-fully.ts';

/** Of an image's key in a file of keys. */
export const KEY_BYTES = 32;
const CHECKSUM_BYTES = 4;
/** The largest number that 16 bits hold. */
const LARGEST = 65_504;
/** Rows that are checked at once. */
const CHECKED_ROWS = 64;

/** Features of images on disk, shared by all trainings that need the same. */
export type FeatureStore = {
  /** Where an image's row is; undefined where it is not there. Keys are 64 hexadecimal digits. */
  readonly rowOf: (key: string) => number | undefined;
  /** Reads the rows of images, and forgets those that are damaged; returns how many. */
  readonly check: (keys: readonly string[]) => Promise<number>;
  /** Adds rows, one after the other, flushed before it returns. */
  readonly append: (keys: readonly string[], features: Float32Array) => Promise<void>;
  /** The rows asked for, one after the other. */
  readonly read: (rows: readonly number[]) => Promise<Float32Array>;
  readonly close: () => Promise<void>;
};

/**
 * Opens or makes `<name>.features` and `<name>.keys` in a folder.
 *
 * A row of the first is an image's features (float16, little endian) and their CRC-32; a row of the second is
 * the image's key. Rows are only added. Features are flushed before their keys are written, so that a kill leaves
 * at most rows without a key, which the next opening cuts off.
 */
export async function openFeatureStore(
  folder: string,
  name: string,
  columns: number,
): Promise<FeatureStore> {
  await mkdir(folder, { recursive: true });
  const features = await openForBoth(join(folder, `${name}.features`));
  const keys = await openForBoth(join(folder, `${name}.keys`)).catch(async (error: unknown) => {
    await features.close();
    throw error;
  });
  try {
    return await opened(features, keys, columns);
  } catch (error) {
    await Promise.all([features.close(), keys.close()]);
    throw error;
  }
}

async function openForBoth(path: string): Promise<FileHandle> {
  await (await open(path, 'a')).close();
  return open(path, 'r+');
}

async function opened(
  features: FileHandle,
  keys: FileHandle,
  columns: number,
): Promise<FeatureStore> {
  const valueBytes = columns * Float16Array.BYTES_PER_ELEMENT;
  const rowBytes = valueBytes + CHECKSUM_BYTES;
  const [featureStat, keyStat] = await Promise.all([features.stat(), keys.stat()]);
  let rows = Math.min(
    Math.floor(featureStat.size / rowBytes),
    Math.floor(keyStat.size / KEY_BYTES),
  );
  await Promise.all([features.truncate(rows * rowBytes), keys.truncate(rows * KEY_BYTES)]);
  const known = Buffer.alloc(rows * KEY_BYTES);
  await readOrFail(keys, known, 0);
  const places = new Map<string, number>();
  for (let row = 0; row < rows; row += 1) {
    places.set(known.toString('hex', row * KEY_BYTES, (row + 1) * KEY_BYTES), row);
  }

  const readRow = async (row: number): Promise<Buffer> => {
    const bytes = Buffer.alloc(rowBytes);
    await readOrFail(features, bytes, row * rowBytes);
    return bytes;
  };
  const isIntact = (bytes: Buffer): boolean =>
    crc32(bytes.subarray(0, valueBytes)) === bytes.readUInt32LE(valueBytes);

  return {
    rowOf: (key) => places.get(key),
    check: async (wanted) => {
      let damaged = 0;
      const checkRow = async (key: string): Promise<void> => {
        const row = places.get(key);
        if (row === undefined || isIntact(await readRow(row))) return;
        places.delete(key);
        damaged += 1;
      };
      for (let start = 0; start < wanted.length; start += CHECKED_ROWS) {
        await Promise.all(wanted.slice(start, start + CHECKED_ROWS).map(checkRow));
      }
      return damaged;
    },
    append: async (added, values) => {
      if (values.length !== added.length * columns) throw new Error('features of another length');
      const block = Buffer.alloc(added.length * rowBytes);
      for (const index of added.keys()) {
        const half = Float16Array.from(
          values.subarray(index * columns, (index + 1) * columns),
          (value) => Math.min(LARGEST, Math.max(-LARGEST, value)),
        );
        const bytes = Buffer.from(half.buffer);
        bytes.copy(block, index * rowBytes);
        block.writeUInt32LE(crc32(bytes), index * rowBytes + valueBytes);
      }
      await writeFully(features, block, rows * rowBytes);
      await features.datasync();
      await writeFully(keys, Buffer.from(added.join(''), 'hex'), rows * KEY_BYTES);
      for (const key of added) {
        places.set(key, rows);
        rows += 1;
      }
    },
    read: async (wanted) => {
      const values = new Float32Array(wanted.length * columns);
      for (const [index, bytes] of (await Promise.all(wanted.map(readRow))).entries()) {
        const half = new Float16Array(bytes.buffer, bytes.byteOffset, columns);
        values.set(half, index * columns);
      }
      return values;
    },
    close: async () => {
      await Promise.all([features.close(), keys.close()]);
    },
  };
}

async function readOrFail(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  if (await readFully(file, bytes, position)) return;
  throw new Error('a file of features was cut short');
}
