import { differingBits } from './perceptual-hash.ts';

/**
 * A run of bits by which hashes are sorted into buckets, and how far two hashes that are compared
 * may differ in it. `from` counts from the highest bit of the hash.
 */
export type Chunk = { readonly from: number; readonly width: number; readonly reach: number };

/** Every way in which chunks may differ: all words of `width` bits with at most `reach` bits set. */
export function reachMasks({ width, reach }: Chunk): Uint32Array {
  const masks = [0];
  let previous = [0];
  for (let bits = 1; bits <= reach; bits += 1) {
    const next: number[] = [];
    for (const mask of previous) {
      const firstFree = mask === 0 ? 0 : 32 - Math.clz32(mask);
      for (let bit = firstFree; bit < width; bit += 1) next.push(mask | (1 << bit));
    }
    for (const mask of next) masks.push(mask);
    previous = next;
  }
  return Uint32Array.from(masks);
}

/** The bits of a chunk in a hash, as a number below 2 ** width. */
export function chunkValue({ from, width }: Chunk, high: number, low: number): number {
  const mask = (1 << width) - 1;
  const end = from + width;
  if (end <= 32) return (high >>> (32 - end)) & mask;
  if (from >= 32) return (low >>> (64 - end)) & mask;
  return ((high << (end - 32)) | (low >>> (64 - end))) & mask;
}

/**
 * Whether hashes that differ in these bits are brought together by an earlier chunk than the `round`-th
 * already.
 */
export function isFoundEarlier(
  chunks: readonly Chunk[],
  round: number,
  high: number,
  low: number,
): boolean {
  for (let earlier = 0; earlier < round; earlier += 1) {
    const chunk = chunks[earlier];
    if (chunk === undefined) break;
    if (differingBits(0, chunkValue(chunk, high, low)) <= chunk.reach) return true;
  }
  return false;
}
