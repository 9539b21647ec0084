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
export function distinctHashes({ highs, lows }: HashList): DistinctHashes {
  const members = hashOrder(highs, lows);
  const starts: number[] = [];
  let previous = -1;
  members.forEach((place, rank) => {
    const same =
      previous >= 0 && highs[place] === highs[previous] && lows[place] === lows[previous];
    if (!same) starts.push(rank);
    previous = place;
  });
  const firstOf = (_: unknown, index: number) => members[starts[index] ?? 0] ?? 0;
  const firsts = Uint32Array.from({ length: starts.length }, firstOf);
  return {
    hashes: {
      highs: firsts.map((place) => highs[place] ?? 0),
      lows: firsts.map((place) => lows[place] ?? 0),
    },
    starts: Uint32Array.from([...starts, members.length]),
    members,
  };
}

/** Places by ascending hash, equal hashes by place: a radix sort from the lowest digit up. */
function hashOrder(highs: Uint32Array, lows: Uint32Array): Uint32Array {
  // The wide digits' tables would cost more than a short list itself.
  const digitBits = highs.length < 4096 ? 8 : 16;
  const digitCount = 2 ** digitBits;
  let order = new Uint32Array(highs.length).map((_, place) => place);
  for (const column of [lows, highs]) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      const before = order;
      const digits = before.map((place) => ((column[place] ?? 0) >>> shift) & (digitCount - 1));
      order = countingOrder(digits, digitCount).order.map((rank) => before[rank] ?? 0);
    }
  }
  return order;
}
