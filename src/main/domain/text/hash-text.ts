const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * FNV-1a (Fowler, Noll, Vo) over UTF-16 units, 32 bits; `start` chains texts into one hash.
 */
export function hashText(text: string, start: number = OFFSET_BASIS): number {
  let hash = start;
  for (let unit = 0; unit < text.length; unit += 1) hash = hashUnit(hash, text.charCodeAt(unit));
  return hash >>> 0;
}

/** One more unit of FNV-1a. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

/** A column below `columns` (a power of two) for a hash, every bit mixed in (MurmurHash3's finaliser). */
export function columnOfHash(hash: number, columns: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) & (columns - 1);
}
