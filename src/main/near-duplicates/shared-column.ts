import type { HashList } from '../domain/hash-list.ts';

/** A column of zeros in memory that threads share. */
export function sharedColumn(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length));
}

/** The same hashes in shared memory; those that lie there already are not copied. */
export function sharedHashes({ highs, lows }: HashList): HashList {
  return { highs: shared(highs), lows: shared(lows) };
}

function shared(numbers: Uint32Array): Uint32Array {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const copy = sharedColumn(numbers.length);
  copy.set(numbers);
  return copy;
}
