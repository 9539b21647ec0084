import { crc32 } from 'node:zlib';
import { badWeights } from './bad-weights.ts';
import { partOf, type SourceFile } from './source-file.ts';

/** A file in a ZIP archive that is stored as it is. */
export type ZipEntry = {
  readonly name: string;
  readonly source: SourceFile;
  /** CRC-32 of its bytes. */
  readonly crc32: number;
};

const END_MARK = 0x06054b50;
const END_BYTES = 22;
const END_64_MARK = 0x06064b50;
const END_64_BYTES = 56;
const LOCATOR_MARK = 0x07064b50;
const LOCATOR_BYTES = 20;
const ENTRY_MARK = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_MARK = 0x04034b50;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const IN_64 = 0xffffffff;
const EXTRA_64 = 1;
const MOST_ENTRIES = 10_000;
const MOST_DIRECTORY_BYTES = 2 ** 24;
const CHECKED_AT_ONCE = 2 ** 22;

/**
 * The files of a ZIP archive, by name. Nothing is unpacked: only stored files are taken, as torch writes them,
 * so that none is longer than the archive.
 *
 * @throws Failure BAD_INPUT for damaged archives, packed, encrypted or overlapping files, and two files of one name.
 */
export function readZip(file: SourceFile): ReadonlyMap<string, ZipEntry> {
  const { start, bytes, count } = findDirectory(file);
  if (count > MOST_ENTRIES || bytes > MOST_DIRECTORY_BYTES) {
    throw badWeights(file.name, 'it is an archive of too many files');
  }
  const directory = file.read(start, bytes);
  const view = new DataView(directory.buffer);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_BYTES > bytes || view.getUint32(at, true) !== ENTRY_MARK) throw damaged(file);
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const end = at + ENTRY_BYTES + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (end > bytes) throw damaged(file);
    const name = Buffer.from(directory.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    const extra = new DataView(directory.buffer, at + ENTRY_BYTES + nameBytes, extraBytes);
    const entry = readEntry(file, view, at, name.toString('utf8'), extra);
    if (entries.has(entry.name)) {
      throw badWeights(file.name, `its archive holds two files named ${entry.name}`);
    }
    total += entry.source.bytes;
    // Files that lie in one another make a small archive large: each is read for itself.
    if (total > file.bytes) throw badWeights(file.name, 'the files in its archive overlap');
    entries.set(entry.name, entry);
    at = end;
  }
  return entries;
}

/** @throws Failure BAD_INPUT when a file's bytes are not those that were stored. */
export function checkZipEntry({ name, source, crc32: stored }: ZipEntry): void {
  let found = 0;
  for (let at = 0; at < source.bytes; at += CHECKED_AT_ONCE) {
    found = crc32(source.read(at, Math.min(CHECKED_AT_ONCE, source.bytes - at)), found);
  }
  if (found !== stored) throw badWeights(source.name, `${name} in its archive is damaged (CRC-32)`);
}

function readEntry(
  file: SourceFile,
  view: DataView,
  at: number,
  name: string,
  extra: DataView,
): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [bytes, packed, offset] = in64(
    file,
    [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
    extra,
  );
  if (method !== 0 || packed !== bytes || (flags & 1) !== 0) {
    throw badWeights(
      file.name,
      `${name} in its archive is compressed or encrypted, which torch does not do`,
      'Unpack the archive, and import the files in it.',
    );
  }
  const local = new DataView(file.read(offset, LOCAL_BYTES).buffer);
  if (local.getUint32(0, true) !== LOCAL_MARK) throw damaged(file);
  const start = offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  return { name, source: partOf(file, start, bytes), crc32: view.getUint32(at + 16, true) };
}

/** Sizes and offset, of which those that do not fit into 32 bits stand in the extra field, in this order. */
function in64(
  file: SourceFile,
  values: readonly [bytes: number, packed: number, offset: number],
  extra: DataView,
): readonly [number, number, number] {
  let at = 0;
  while (at + 4 <= extra.byteLength) {
    const id = extra.getUint16(at, true);
    const end = at + 4 + extra.getUint16(at + 2, true);
    at += 4;
    if (end > extra.byteLength) break;
    if (id === EXTRA_64) {
      const next = (value: number): number => {
        if (value !== IN_64) return value;
        if (at + 8 > end) throw damaged(file);
        at += 8;
        return Number(extra.getBigUint64(at - 8, true));
      };
      return [next(values[0]), next(values[1]), next(values[2])];
    }
    at = end;
  }
  return values;
}

function findDirectory(file: SourceFile): { start: number; bytes: number; count: number } {
  const tailBytes = Math.min(file.bytes, END_BYTES + LONGEST_COMMENT);
  const tailStart = file.bytes - tailBytes;
  const tail = new DataView(file.read(tailStart, tailBytes).buffer);
  for (let at = tailBytes - END_BYTES; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END_MARK) continue;
    const directory64 = findDirectory64(file, tailStart + at - LOCATOR_BYTES);
    return (
      directory64 ?? {
        count: tail.getUint16(at + 10, true),
        bytes: tail.getUint32(at + 12, true),
        start: tail.getUint32(at + 16, true),
      }
    );
  }
  throw damaged(file);
}

/** Archives beyond 4 GB, and all of torch's, have a second end record, and a locator of it. */
function findDirectory64(file: SourceFile, locatorAt: number) {
  if (locatorAt < 0) return null;
  const locator = new DataView(file.read(locatorAt, LOCATOR_BYTES).buffer);
  if (locator.getUint32(0, true) !== LOCATOR_MARK) return null;
  const record = new DataView(
    file.read(Number(locator.getBigUint64(8, true)), END_64_BYTES).buffer,
  );
  if (record.getUint32(0, true) !== END_64_MARK) throw damaged(file);
  return {
    count: Number(record.getBigUint64(32, true)),
    bytes: Number(record.getBigUint64(40, true)),
    start: Number(record.getBigUint64(48, true)),
  };
}

function damaged(file: SourceFile) {
  return badWeights(file.name, 'its archive is damaged or cut short');
}
