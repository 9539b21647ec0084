import { countingOrder } from './counting-order.ts';
import type { PerceptualHash } from './perceptual-hash.ts';

/** Many 64-bit hashes as two columns of equal length; a hash is named by its place. */
export type HashList = { readonly highs: Uint32Array; readonly lows: Uint32Array };

/** The hashes that differ, ascending, and for the k-th of them the places that hold it: `members[starts[k]]` to `members[starts[k + 1] - 1]`, ascending. */
export type DistinctHashes = {
  readonly hashes: HashList;
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
};

/** Which places hold the distinct hashes, without the hashes. */
export type HashMembers = Pick<DistinctHashes, 'starts' | 'members'>;

/** Makes a column of `length` zeros; who wants columns in shared memory passes another one. */
export type Allocate = (length: number) => Uint32Array;

export const allocatePlain: Allocate = (length) => new Uint32Array(length);

export function hashListOf(hashes: readonly PerceptualHash[]): HashList {
  return {
    highs: Uint32Array.from(hashes, (hash) => hash.high),
    lows: Uint32Array.from(hashes, (hash) => hash.low),
  };
}

/**
 * Collapses equal hashes, in linear time.
 *
 * Thousands of flat or blank images share one hash; whoever compares hashes in pairs compares them
 * once this way.
 */
export function distinctHashes(
  { highs, lows }: HashList,
  allocate: Allocate = allocatePlain,
): DistinctHashes {
  const members = allocate(highs.length);
  members.set(hashOrder(highs, lows));
  const isFirst = (rank: number): boolean => {
    const place = members[rank] ?? 0;
    const before = members[rank - 1] ?? 0;
    return rank === 0 || highs[place] !== highs[before] || lows[place] !== lows[before];
  };
  let count = 0;
  for (let rank = 0; rank < members.length; rank += 1) if (isFirst(rank)) count += 1;
  const hashes = { highs: allocate(count), lows: allocate(count) };
  const starts = allocate(count + 1);
  let k = 0;
  for (let rank = 0; rank < members.length; rank += 1) {
    if (!isFirst(rank)) continue;
    const place = members[rank] ?? 0;
    hashes.highs[k] = highs[place] ?? 0;
    hashes.lows[k] = lows[place] ?? 0;
    starts[k] = rank;
    k += 1;
  }
  starts[count] = members.length;
  return { hashes, starts, members };
}

/** Places by ascending hash, equal hashes by place: a radix sort from the lowest digit up. */
function hashOrder(highs: Uint32Array, lows: Uint32Array): Uint32Array {
  // The wide digits' tables would cost more than a short list itself.
  const digitBits = highs.length < 4096 ? 8 : 16;
  const digitCount = 2 ** digitBits;
  const digits = new Uint32Array(highs.length);
  let order: Uint32Array = new Uint32Array(highs.length);
  for (let place = 0; place < order.length; place += 1) order[place] = place;
  for (const column of [lows, highs]) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      for (let rank = 0; rank < order.length; rank += 1) {
        digits[rank] = ((column[order[rank] ?? 0] ?? 0) >>> shift) & (digitCount - 1);
      }
      const ranks = countingOrder(digits, digitCount).order;
      for (let rank = 0; rank < order.length; rank += 1) {
        ranks[rank] = order[ranks[rank] ?? 0] ?? 0;
      }
      order = ranks;
    }
  }
  return order;
}
