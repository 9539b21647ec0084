import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { badWeights } from '../reading/bad-weights.ts';

const BLOCK = 512;
/** Far more than any archive of weights unpacks to. */
const MOST_BYTES = 8 * 2 ** 30;

/**
 * Takes the named files out of a tar.gz archive, wherever they lie in it, and nothing else.
 *
 * @param wanted extensions, with their dots
 * @returns the paths of what was written
 * @throws Failure BAD_INPUT for damaged archives, and for two files of one name; the signal's reason.
 */
export async function unpackTarGz(
  archive: string,
  folder: string,
  wanted: readonly string[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const name = basename(archive);
  const stream = createReadStream(archive, { signal }).pipe(createGunzip());
  const bytes = createByteReader(stream[Symbol.asyncIterator](), name);
  const written: string[] = [];
  for (;;) {
    const header = await bytes.take(BLOCK);
    if (header === null || header.every((byte) => byte === 0)) return written;
    const { path, size, isFile } = readHeader(name, header);
    const target = join(folder, basename(path));
    const isWanted = isFile && wanted.some((extension) => path.endsWith(extension));
    if (isWanted && written.includes(target)) {
      throw badWeights(name, `it holds two files named ${basename(path)}`);
    }
    const file = isWanted ? await open(target, 'w') : null;
    try {
      await bytes.pass(size, async (piece) => file?.appendFile(piece));
      await bytes.pass((BLOCK - (size % BLOCK)) % BLOCK, async () => {});
    } finally {
      await file?.close();
    }
    if (isWanted) written.push(target);
    signal.throwIfAborted();
  }
}

/** A header of the ustar form: name, size in octal, kind, and the front of a long name. */
function readHeader(archive: string, header: Uint8Array) {
  const text = (from: number, length: number): string =>
    Buffer.from(header.subarray(from, from + length))
      .toString('utf8')
      .replace(/\0.*$/s, '');
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const size = Number.parseInt(text(124, 12).trim() || '0', 8);
  if (Number.parseInt(text(148, 8).trim(), 8) !== sum || !(size >= 0)) {
    throw badWeights(archive, 'it is no tar.gz archive, or damaged');
  }
  const kind = text(156, 1);
  return { path: text(0, 100), size, isFile: kind === '0' || kind === '' };
}

function createByteReader(chunks: AsyncIterator<Buffer>, name: string) {
  let left: Buffer = Buffer.alloc(0);
  let total = 0;
  const more = async (): Promise<boolean> => {
    const next = await chunks.next().catch((error: NodeJS.ErrnoException) => {
      if (error.code?.startsWith('Z_') === true) throw damaged(name);
      throw error;
    });
    if (next.done === true) return false;
    total += next.value.length;
    if (total > MOST_BYTES) throw badWeights(name, 'it unpacks to far too much');
    left = left.length === 0 ? next.value : Buffer.concat([left, next.value]);
    return true;
  };
  return {
    /** The next bytes; null at the end. */
    take: async (length: number): Promise<Uint8Array | null> => {
      while (left.length < length) {
        if (await more()) continue;
        if (left.length === 0) return null;
        throw damaged(name);
      }
      const taken = left.subarray(0, length);
      left = left.subarray(length);
      return taken;
    },
    /** Hands the next bytes over piece by piece. */
    pass: async (length: number, onPiece: (piece: Uint8Array) => Promise<void>): Promise<void> => {
      let missing = length;
      while (missing > 0) {
        if (left.length === 0 && !(await more())) throw damaged(name);
        const piece = left.subarray(0, missing);
        left = left.subarray(piece.length);
        missing -= piece.length;
        await onPiece(piece);
      }
    },
  };
}

function damaged(name: string) {
  return badWeights(name, 'its archive is damaged or cut short');
}
