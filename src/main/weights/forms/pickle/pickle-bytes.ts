import type { SourceFile } from '../../reading/source-file.ts';

/** Bytes in a pickle that stay in the file until they are wanted. */
export type PickleBytes = {
  readonly kind: 'bytes';
  readonly source: SourceFile;
};

/** Text in a pickle that is too long for a name: old pickles keep arrays so, a character per byte. */
export type PickleText = {
  readonly kind: 'text';
  /** UTF-8. */
  readonly source: SourceFile;
};

const WINDOW = 2 ** 22;

export function isPickleBytes(value: unknown): value is PickleBytes {
  return isOfKind(value, 'bytes');
}

export function isPickleText(value: unknown): value is PickleText {
  return isOfKind(value, 'text');
}

function isOfKind(value: unknown, kind: string): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

/** Bytes that are in memory already. */
export function bytesInMemory(name: string, bytes: Uint8Array): PickleBytes {
  return {
    kind: 'bytes',
    source: {
      name,
      bytes: bytes.length,
      read: (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
    },
  };
}

const known = new WeakMap<PickleText, PickleBytes>();

/** The bytes that a text of characters up to 255 stands for, read when they are wanted. */
export function latin1OfText(text: PickleText): PickleBytes {
  // Asked for again and again by a pickle that means harm.
  const before = known.get(text);
  if (before !== undefined) return before;
  const { name } = text.source;
  const bytes = countCharacters(text.source);
  let decoded: Uint8Array<ArrayBuffer> | null = null;
  const read = (offset: number, length: number): Uint8Array<ArrayBuffer> => {
    decoded ??= decodeLatin1(text.source, bytes);
    const part = decoded.slice(offset, offset + length);
    // Arrays are read from front to back, once.
    if (offset + length === bytes) decoded = null;
    return part;
  };
  const made: PickleBytes = { kind: 'bytes', source: { name, bytes, read } };
  known.set(text, made);
  return made;
}

function countCharacters(source: SourceFile): number {
  let count = 0;
  for (const window of windowsOf(source)) {
    for (const byte of window) if ((byte & 0xc0) !== 0x80) count += 1;
  }
  return count;
}

function decodeLatin1(source: SourceFile, length: number): Uint8Array<ArrayBuffer> {
  const target = new Uint8Array(length);
  let at = 0;
  let high = 0;
  for (const window of windowsOf(source)) {
    for (const byte of window) {
      if ((byte & 0xc0) === 0x80) {
        target[at - 1] = (high << 6) | (byte & 0x3f);
      } else {
        target[at] = byte;
        high = byte & 0x03;
        at += 1;
      }
    }
  }
  return target;
}

function* windowsOf(source: SourceFile): Iterable<Uint8Array> {
  for (let at = 0; at < source.bytes; at += WINDOW) {
    yield source.read(at, Math.min(WINDOW, source.bytes - at));
  }
}
