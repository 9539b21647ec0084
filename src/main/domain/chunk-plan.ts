import { assignBits, bitFlipRates } from './assign-bits.ts';
import type { BitOrder } from './bit-order.ts';
import type { Chunk } from './chunk.ts';
import type { HashList } from './hash-list.ts';
import { differingBits } from './perceptual-hash.ts';
import { sampleDifferences } from './sample-differences.ts';

/** How to search: bits are brought into `bitOrder` first, the chunks count in that order. */
export type ChunkPlan = { readonly bitOrder: BitOrder; readonly chunks: readonly Chunk[] };

const HASH_BITS = 64;
const MAX_CHUNK_BITS = 23;
/** Shapes whose chunks are filled with bits and tried on the sample. */
const TRIED_SHAPES = 5;
const MAX_SAMPLE = 2 ** 20;

/** Nanoseconds per step as measured on one core of a 2020s server; only their ratios matter. */
const COST = { compare: 1.5, lookUp: 4, tableEntry: 4, sort: 25 };

/** One chunk of no bits: all are compared with all. */
const ALL_WITH_ALL: ChunkPlan = {
  bitOrder: Array.from({ length: HASH_BITS }, (_, bit) => bit),
  chunks: [{ from: 0, width: 0, reach: 0 }],
};

/**
 * Chooses the chunks by which a search for near pairs looks up candidates.
 *
 * Two hashes that differ in at most `radius` bits differ in at most `reach` bits of at least one of
 * the chunks, because the reaches plus one sum to more than `radius`: the pigeonhole of M. Norouzi,
 * A. Punjani and D. J. Fleet, "Fast Search in Hamming Space with Multi-Index Hashing" (CVPR 2012),
 * with the general form of J. Qin and others, "GPH" (ICDE 2018). How many chunks there are, how wide
 * they are and which bits go into which follows from a sample of the hashes themselves: photographs share
 * many bits, and bits of neighbouring frequencies tend to differ together. Where nothing beats
 * comparing all with all (large radius, few hashes) the plan is one chunk of no bits: one bucket.
 *
 * @param left hashes without repetitions, as `right`; the same list twice for pairs within one.
 */
export function planChunks(left: HashList, right: HashList, radius: number): ChunkPlan {
  const leftCount = left.highs.length;
  const rightCount = right.highs.length;
  const work = {
    pairs: left === right ? (leftCount * (leftCount - 1)) / 2 : leftCount * rightCount,
    sorted: left === right ? leftCount : leftCount + rightCount,
    lookedUp: left === right ? leftCount / 2 : Math.min(leftCount, rightCount),
  };
  let best = ALL_WITH_ALL;
  let bestCost = work.pairs * COST.compare;
  const sample = sampleDifferences(left, right, Math.min(MAX_SAMPLE, work.pairs / 64));
  if (sample.highs.length === 0) return best;
  const rates = bitFlipRates(sample);
  const meanRate = rates.reduce((sum, rate) => sum + rate, 0) / HASH_BITS;
  const shapes = shapesFor(radius)
    .map((chunks) => ({
      chunks,
      cost: costOf(chunks, work, (chunk) => nearShareOf(chunk, meanRate)),
    }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, TRIED_SHAPES);
  for (const { chunks } of shapes) {
    const bitOrder = assignBits(sample, rates, chunks);
    const cost = costOf(chunks, work, (chunk) => measuredShare(sample, bitOrder, chunk));
    if (cost < bestCost) {
      best = { bitOrder, chunks };
      bestCost = cost;
    }
  }
  return best;
}

/**
 * Chunks whose reaches plus one sum to `radius` + 1; the first take the remainder and, because there are
 * more words within a farther reach, up to six bits more than the others.
 */
function shapesFor(radius: number): readonly (readonly Chunk[])[] {
  const shapes: Chunk[][] = [];
  for (let count = 1; count <= radius + 1; count += 1) {
    const share = Math.floor((radius + 1) / count);
    const far = (radius + 1) % count;
    for (let width = 1; width <= Math.min(MAX_CHUNK_BITS, HASH_BITS / count); width += 1) {
      for (let more = 0; more <= (far === 0 ? 0 : 6); more += 2) {
        if (width + more > MAX_CHUNK_BITS || width * count + more * far > HASH_BITS) break;
        let from = 0;
        shapes.push(
          Array.from({ length: count }, (_, index) => {
            const isFar = index < far;
            const wide = width + (isFar ? more : 0);
            const chunk = { from, width: wide, reach: Math.min(wide, share - (isFar ? 0 : 1)) };
            from += wide;
            return chunk;
          }),
        );
      }
    }
  }
  return shapes;
}

function costOf(
  chunks: readonly Chunk[],
  work: { readonly pairs: number; readonly sorted: number; readonly lookedUp: number },
  nearShare: (chunk: Chunk) => number,
): number {
  return chunks.reduce((sum, chunk) => {
    const values = 2 ** chunk.width;
    const lookUps = ballVolume(chunk) * Math.min(work.lookedUp, values);
    return (
      sum +
      work.pairs * nearShare(chunk) * COST.compare +
      lookUps * COST.lookUp +
      values * COST.tableEntry +
      work.sorted * COST.sort
    );
  }, 0);
}

/** The share of pairs that differ in at most `reach` bits of the chunk, were each bit to differ by chance. */
function nearShareOf({ width, reach }: Chunk, rate: number): number {
  let term = (1 - rate) ** width;
  let share = term;
  for (let bits = 1; bits <= reach; bits += 1) {
    term *= ((width - bits + 1) / bits) * (rate / (1 - rate));
    share += term;
  }
  return share;
}

function measuredShare({ highs, lows }: HashList, order: BitOrder, chunk: Chunk): number {
  let high = 0;
  let low = 0;
  for (const bit of order.slice(chunk.from, chunk.from + chunk.width)) {
    if (bit < 32) high |= 1 << (31 - bit);
    else low |= 1 << (63 - bit);
  }
  let near = 0;
  for (let pair = 0; pair < highs.length; pair += 1) {
    if (differingBits((highs[pair] ?? 0) & high, (lows[pair] ?? 0) & low) <= chunk.reach) near += 1;
  }
  // One more than counted: where a small sample has none, there are some all the same.
  return (near + 1) / (highs.length + 1);
}

/** How many words of `width` bits lie within `reach` of one. */
function ballVolume({ width, reach }: Chunk): number {
  let volume = 1;
  let ring = 1;
  for (let bits = 1; bits <= reach; bits += 1) {
    ring = (ring * (width - bits + 1)) / bits;
    volume += ring;
  }
  return volume;
}
