import type { BitOrder } from './bit-order.ts';
import type { HashList } from './hash-list.ts';

/** Most pairs of the sample by which bits are dealt: enough to see which bits differ together. */
const DEALT_BY = 8192;
/** Dealing costs more per pair than what else the sample is for: small samples deal by a part of theirs. */
const DEALT_SHARE = 1 / 16;
/** How much less a pair counts for a chunk with each bit of it in which it differs already. */
const FADING = 0.3;

/** How often each of the 64 bits differs in the sample. */
export function bitFlipRates({ highs, lows }: HashList): Float64Array {
  const counts = new Float64Array(64);
  const length = dealtLength(highs.length);
  for (let pair = 0; pair < length; pair += 1) {
    for (let bit = 0; bit < 64; bit += 1) {
      counts[bit] = (counts[bit] ?? 0) + bitOf(highs[pair] ?? 0, lows[pair] ?? 0, bit);
    }
  }
  return counts.map((count) => count / length);
}

/**
 * Deals the bits to chunks so that few pairs differ in few bits of a chunk.
 *
 * Bits that differ most often are dealt first, each to the chunk that gains most: the one with most
 * pairs that differ in this bit but in few of the chunk's so far. So bits that differ together
 * come into different chunks, and bits that hardly ever differ come into none.
 *
 * @param differences in which bits pairs of hashes differ.
 * @param chunks only how wide they are matters.
 * @returns an order of all 64 bits, the chunks' one after another, then those that no chunk uses.
 */
export function assignBits(
  { highs, lows }: HashList,
  rates: Float64Array,
  chunks: readonly { readonly width: number }[],
): BitOrder {
  const length = dealtLength(highs.length);
  const hands = chunks.map(({ width }) => ({
    width,
    bits: [] as number[],
    weights: new Float64Array(length).fill(1),
  }));
  const byRate = Array.from(rates.keys()).sort((a, b) => (rates[b] ?? 0) - (rates[a] ?? 0));
  const unused: number[] = [];
  const differing = new Uint32Array(length);
  for (const bit of byRate) {
    let count = 0;
    for (let pair = 0; pair < length; pair += 1) {
      if (bitOf(highs[pair] ?? 0, lows[pair] ?? 0, bit) === 0) continue;
      differing[count] = pair;
      count += 1;
    }
    const pairs = differing.subarray(0, count);
    let taker: (typeof hands)[number] | null = null;
    let most = -1;
    for (const hand of hands) {
      if (hand.bits.length >= hand.width) continue;
      let gain = 0;
      for (const pair of pairs) gain += hand.weights[pair] ?? 0;
      if (gain > most) {
        taker = hand;
        most = gain;
      }
    }
    if (taker === null) {
      unused.push(bit);
      continue;
    }
    taker.bits.push(bit);
    for (const pair of pairs) taker.weights[pair] = (taker.weights[pair] ?? 0) * FADING;
  }
  return [...hands.flatMap(({ bits }) => bits), ...unused];
}

function dealtLength(sampled: number): number {
  return Math.min(DEALT_BY, Math.ceil(sampled * DEALT_SHARE));
}

function bitOf(high: number, low: number, bit: number): number {
  return ((bit < 32 ? high : low) >>> (31 - (bit & 31))) & 1;
}
