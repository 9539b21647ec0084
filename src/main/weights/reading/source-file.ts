import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { Failure } from '../../../shared/failure.ts';
import { badWeights } from './bad-weights.ts';

/** Bytes that are read piece by piece: a file, a part of one, or several in a row. */
export type SourceFile = {
  /** For people. */
  readonly name: string;
  readonly bytes: number;
  /**
   * A copy of `length` bytes from `offset` on.
   *
   * @throws Failure BAD_INPUT when there are fewer.
   */
  readonly read: (offset: number, length: number) => Uint8Array<ArrayBuffer>;
};

/** A pipe must not hold up the thread until somebody writes to it; Windows has no such flag. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** Node reads at most 2 GiB at once. */
const READ_AT_ONCE = 2 ** 30;

/**
 * Opens a file for reading. Reads hold up the thread: this belongs on one that nobody waits for.
 *
 * @throws Failure NOT_FOUND when it is not there or is no file.
 */
export function openSourceFile(path: string): SourceFile & { readonly close: () => void } {
  const name = basename(path);
  const file = openOrFail(path);
  const bytes = fstatSync(file).size;
  return {
    name,
    bytes,
    read: (offset, length) => {
      requireInside(name, bytes, offset, length);
      const target = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const wanted = Math.min(READ_AT_ONCE, length - done);
        const got = readSync(file, target, done, wanted, offset + done);
        if (got === 0) throw cutShort(name);
        done += got;
      }
      return target;
    },
    close: () => closeSync(file),
  };
}

/** A part of a file as a file of its own. */
export function partOf(source: SourceFile, start: number, length: number): SourceFile {
  requireInside(source.name, source.bytes, start, length);
  return {
    name: source.name,
    bytes: length,
    read: (offset, count) => {
      requireInside(source.name, length, offset, count);
      return source.read(start + offset, count);
    },
  };
}

/** Files one after the other as one. */
export function inARow(name: string, sources: readonly SourceFile[]): SourceFile {
  const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
  return {
    name,
    bytes,
    read: (offset, length) => {
      requireInside(name, bytes, offset, length);
      const target = new Uint8Array(length);
      let start = 0;
      for (const source of sources) {
        const from = Math.max(offset, start);
        const to = Math.min(offset + length, start + source.bytes);
        if (from < to) target.set(source.read(from - start, to - from), from - offset);
        start += source.bytes;
      }
      return target;
    },
  };
}

function openOrFail(path: string): number {
  try {
    const file = openSync(path, READ_WITHOUT_WAITING);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
  } catch (cause) {
    throw new Failure('NOT_FOUND', `${path} cannot be opened`, 'Check the path.', { cause });
  }
  throw new Failure('NOT_FOUND', `${path} is not a file`, 'Choose the files, not their folder.');
}

function requireInside(name: string, bytes: number, offset: number, length: number): void {
  const isInside =
    Number.isSafeInteger(offset) &&
    Number.isSafeInteger(length) &&
    offset >= 0 &&
    length >= 0 &&
    offset + length <= bytes;
  if (!isInside) throw cutShort(name);
}

function cutShort(name: string): Failure {
  return badWeights(name, 'it ends before what it says that it holds');
}
