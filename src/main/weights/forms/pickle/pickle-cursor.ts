import { badWeights } from '../../reading/bad-weights.ts';
import { partOf, type SourceFile } from '../../reading/source-file.ts';

/** Reads a pickle from front to back. */
export type PickleCursor = {
  readonly at: () => number;
  readonly byte: () => number;
  /** A number of 1 to 8 bytes, little endian, without a sign. */
  readonly unsigned: (bytes: 1 | 2 | 4 | 8) => number;
  readonly bytes: (length: number) => Uint8Array;
  /** Text up to the end of the line. */
  readonly line: () => string;
  /** Passes over bytes, which stay in the file. */
  readonly part: (length: number) => SourceFile;
};

const WINDOW = 2 ** 16;
/** Longer than any name or number in a pickle that is meant well. */
const LONGEST_LINE = 4096;

export function createPickleCursor(source: SourceFile, start = 0): PickleCursor {
  let at = start;
  let windowAt = 0;
  let window: Uint8Array = new Uint8Array(0);

  const byte = (): number => {
    if (at < windowAt || at >= windowAt + window.length) {
      window = source.read(at, Math.max(1, Math.min(WINDOW, source.bytes - at)));
      windowAt = at;
    }
    const value = window[at - windowAt] ?? 0;
    at += 1;
    return value;
  };

  return {
    at: () => at,
    byte,
    unsigned: (bytes) => {
      let value = 0;
      for (let place = 0; place < bytes; place += 1) value += byte() * 2 ** (8 * place);
      return value;
    },
    bytes: (length) => {
      const bytes = source.read(at, length);
      at += length;
      return bytes;
    },
    line: () => {
      const characters: number[] = [];
      for (let next = byte(); next !== 0x0a; next = byte()) {
        if (characters.length === LONGEST_LINE) {
          throw badWeights(source.name, 'its pickle has a line without an end');
        }
        characters.push(next);
      }
      return String.fromCharCode(...characters);
    },
    part: (length) => {
      const part = partOf(source, at, length);
      at += length;
      return part;
    },
  };
}
