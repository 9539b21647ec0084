import type { HashList } from './hash-list.ts';
import { seededRandom } from './seeded-random.ts';

const SEED = 64;

/**
 * In which bits hashes of one list differ from hashes of the other: some of the left, each with some of the
 * right, drawn at random with a fixed seed. Equal hashes are left out.
 *
 * @param most about how many pairs to draw.
 */
export function sampleDifferences(left: HashList, right: HashList, most: number): HashList {
  const random = seededRandom(SEED);
  const perSide = Math.ceil(Math.sqrt(most));
  const drawn = (list: HashList, count: number) =>
    list.highs.length === 0
      ? []
      : Array.from({ length: count }, () => random.int(list.highs.length));
  const lefts = drawn(left, perSide);
  const rights = drawn(right, perSide);
  const highs = new Uint32Array(lefts.length * rights.length);
  const lows = new Uint32Array(lefts.length * rights.length);
  let count = 0;
  // Diagonals first: a part of the sample from its start has all hashes in it.
  for (let shift = 0; shift < rights.length; shift += 1) {
    for (const [rank, p] of lefts.entries()) {
      const q = rights[(rank + shift) % rights.length] ?? 0;
      const high = ((left.highs[p] ?? 0) ^ (right.highs[q] ?? 0)) >>> 0;
      const low = ((left.lows[p] ?? 0) ^ (right.lows[q] ?? 0)) >>> 0;
      if (high === 0 && low === 0) continue;
      highs[count] = high;
      lows[count] = low;
      count += 1;
    }
  }
  return { highs: highs.subarray(0, count), lows: lows.subarray(0, count) };
}
