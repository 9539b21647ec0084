/**
 * A run of bits by which hashes are sorted into buckets, and how far two hashes that are compared
 * may differ in it. `from` counts from the highest bit of the hash.
 */
export type Chunk = { readonly from: number; readonly width: number; readonly reach: number };

const HASH_BITS = 64;
const MAX_CHUNK_BITS = 22;

/** Nanoseconds per step as measured on one core of a 2020s server; only their ratios matter. */
const COST = { compare: 2, lookUp: 5, tableEntry: 2, sort: 20 };

/**
 * Chooses the chunks by which a search for near pairs looks up candidates.
 *
 * Two hashes that differ in at most `radius` bits differ in at most `reach` bits of at least one of
 * the chunks, because the reaches plus one sum to more than `radius`: the pigeonhole of M. Norouzi,
 * A. Punjani and D. J. Fleet, "Fast Search in Hamming Space with Multi-Index Hashing" (CVPR 2012),
 * with the general form of J. Qin and others, "GPH" (ICDE 2018). How many chunks there are
 * and how wide they are follows from a cost estimate for evenly spread hashes. Where nothing beats
 * comparing all with all (large radius, few hashes) the plan is one chunk of no bits: one bucket.
 *
 * @param pairs how many pairs there are to compare in all.
 * @param hashes how many hashes have to be sorted into buckets.
 */
export function planChunks(radius: number, hashes: number, pairs: number): readonly Chunk[] {
  let best: readonly Chunk[] = [{ from: 0, width: 0, reach: 0 }];
  let bestCost = pairs * COST.compare + hashes * COST.sort;
  for (let count = 1; count <= radius + 1; count += 1) {
    const widest = Math.min(MAX_CHUNK_BITS, Math.floor(HASH_BITS / count));
    for (let width = 1; width <= widest; width += 1) {
      const chunks = evenChunks(radius, count, width);
      const cost = chunks.reduce((sum, chunk) => sum + chunkCost(chunk, hashes, pairs), 0);
      if (cost < bestCost) {
        best = chunks;
        bestCost = cost;
      }
    }
  }
  return best;
}

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

/** Chunks of equal width whose reaches plus one sum to `radius` + 1; the first take the remainder. */
function evenChunks(radius: number, count: number, width: number): readonly Chunk[] {
  const share = Math.floor((radius + 1) / count);
  const remainder = (radius + 1) % count;
  return Array.from({ length: count }, (_, index) => ({
    from: index * width,
    width,
    reach: Math.min(width, share - 1 + (index < remainder ? 1 : 0)),
  }));
}

function chunkCost({ width, reach }: Chunk, hashes: number, pairs: number): number {
  const values = 2 ** width;
  const neighbours = ballVolume(width, reach);
  const lookUps = neighbours * Math.min(hashes, values);
  const compared = (pairs * neighbours) / values;
  return (
    compared * COST.compare + lookUps * COST.lookUp + values * COST.tableEntry + hashes * COST.sort
  );
}

/** How many words of `width` bits lie within `reach` of one. */
function ballVolume(width: number, reach: number): number {
  let volume = 1;
  let ring = 1;
  for (let bits = 1; bits <= reach; bits += 1) {
    ring = (ring * (width - bits + 1)) / bits;
    volume += ring;
  }
  return volume;
}
