import { badWeights } from '../../reading/bad-weights.ts';
import type { SourceFile } from '../../reading/source-file.ts';

/** A field of a message of protocol buffers, of which the value stays in the file. */
export type ProtoField = {
  readonly number: number;
  /** What a number is; 0 for the others. */
  readonly value: number;
  /** Where the bytes of a message, text or packed list lie, in the file. */
  readonly start: number;
  readonly bytes: number;
};

const MOST_FIELDS = 100_000;
const WINDOW = 2 ** 12;

/**
 * The fields of a message in a file, in order. Unlike a decoder it keeps nothing of the values: those of VGG-19
 * are half a gigabyte.
 *
 * @throws Failure BAD_INPUT for bytes that are no message.
 */
export function* protoFields(file: SourceFile, start: number, bytes: number): Iterable<ProtoField> {
  const end = start + bytes;
  let window: Uint8Array = new Uint8Array(0);
  let windowAt = 0;
  let at = start;
  const byte = (): number => {
    if (at >= end) throw damaged(file);
    if (at < windowAt || at >= windowAt + window.length) {
      window = file.read(at, Math.min(WINDOW, end - at));
      windowAt = at;
    }
    at += 1;
    return window[at - 1 - windowAt] ?? 0;
  };
  const varint = (): number => {
    let value = 0;
    for (let place = 0; place < 10; place += 1) {
      const next = byte();
      value += (next & 0x7f) * 2 ** (7 * place);
      if (next < 0x80) return value;
    }
    throw damaged(file);
  };
  for (let count = 0; at < end; count += 1) {
    if (count === MOST_FIELDS) throw damaged(file);
    const tag = varint();
    const number = Math.floor(tag / 8);
    if (number === 0) throw damaged(file);
    switch (tag % 8) {
      case 0:
        yield { number, value: varint(), start: at, bytes: 0 };
        break;
      case 1:
        yield { number, value: 0, start: at, bytes: 8 };
        at += 8;
        break;
      case 2: {
        const length = varint();
        if (length > end - at) throw damaged(file);
        yield { number, value: 0, start: at, bytes: length };
        at += length;
        break;
      }
      case 5:
        yield { number, value: 0, start: at, bytes: 4 };
        at += 4;
        break;
      default:
        throw damaged(file);
    }
    if (at > end) throw damaged(file);
  }
}

function damaged(file: SourceFile) {
  return badWeights(file.name, 'it is no message of Caffe, or cut short');
}
