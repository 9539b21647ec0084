import { distinctHashes, type HashList, type HashMembers } from './hash-list.ts';
import { joinHashes } from './join-buckets.ts';
import { differingBits } from './perceptual-hash.ts';

/** Sorting and planning take longer than comparing this many pairs one by one. */
const FEW_PAIRS = 2 ** 14;

/** Told of each pair once: the places of the two hashes, and in how many bits they differ. */
export type OnPair = (i: number, j: number, distance: number) => void;

/**
 * Finds all pairs of hashes that differ in at most `radius` bits (0 to 31); none is missed.
 *
 * Pairs come once each, with i < j, in an order that says nothing. Equal hashes are collapsed first,
 * so that they cost no comparisons; but all their pairs are told, and k equal hashes have
 * k (k - 1) / 2 of them: who only wants groups calls `distinctHashes` before.
 *
 * @throws Error when the radius is not a whole number from 0 to 31 or the columns differ in length.
 */
export function findNearPairs(hashes: HashList, radius: number, onPair: OnPair): void {
  checkSearch(radius, hashes);
  const distinct = distinctHashes(hashes);
  forEachEqualPair(distinct, onPair);
  joinHashes(distinct.hashes, distinct.hashes, radius, (a, b, distance) => {
    for (const i of membersOf(distinct, a)) {
      for (const j of membersOf(distinct, b)) onPair(Math.min(i, j), Math.max(i, j), distance);
    }
  });
}

/**
 * Finds all pairs of one hash of `a` and one of `b` that differ in at most `radius` bits (0 to 31).
 *
 * As `findNearPairs`; `i` is a place in `a` and `j` one in `b`. With new hashes as `a` and those that
 * were searched already as `b` it extends an earlier search.
 *
 * @throws Error when the radius is not a whole number from 0 to 31 or the columns differ in length.
 */
export function findNearPairsBetween(
  a: HashList,
  b: HashList,
  radius: number,
  onPair: OnPair,
): void {
  checkSearch(radius, a, b);
  if (a.highs.length * b.highs.length <= FEW_PAIRS) {
    compareAll(a, b, radius, onPair);
    return;
  }
  if (a.highs.length > b.highs.length) {
    findNearPairsBetween(b, a, radius, (j, i, distance) => onPair(i, j, distance));
    return;
  }
  const left = distinctHashes(a);
  const right = distinctHashes(b);
  joinHashes(left.hashes, right.hashes, radius, (p, q, distance) => {
    for (const i of membersOf(left, p)) {
      for (const j of membersOf(right, q)) onPair(i, j, distance);
    }
  });
}

function compareAll(a: HashList, b: HashList, radius: number, onPair: OnPair): void {
  for (let i = 0; i < a.highs.length; i += 1) {
    const [high, low] = [a.highs[i] ?? 0, a.lows[i] ?? 0];
    for (let j = 0; j < b.highs.length; j += 1) {
      const distance = differingBits(high ^ (b.highs[j] ?? 0), low ^ (b.lows[j] ?? 0));
      if (distance <= radius) onPair(i, j, distance);
    }
  }
}

/** The places that hold the k-th distinct hash, ascending. */
export function membersOf({ starts, members }: HashMembers, k: number): Uint32Array {
  return members.subarray(starts[k], starts[k + 1]);
}

/** Tells of all pairs of places with equal hashes. */
export function forEachEqualPair(distinct: HashMembers, onPair: OnPair): void {
  for (let k = 0; k + 1 < distinct.starts.length; k += 1) {
    const start = distinct.starts[k] ?? 0;
    const end = distinct.starts[k + 1] ?? 0;
    for (let first = start; first < end; first += 1) {
      for (let second = first + 1; second < end; second += 1) {
        onPair(distinct.members[first] ?? 0, distinct.members[second] ?? 0, 0);
      }
    }
  }
}

/** @throws Error as `findNearPairs`. */
export function checkSearch(radius: number, ...lists: readonly HashList[]): void {
  if (!Number.isInteger(radius) || radius < 0 || radius > 31) {
    throw new Error(`a radius is a whole number from 0 to 31, not ${radius}`);
  }
  if (lists.some(({ highs, lows }) => highs.length !== lows.length)) {
    throw new Error('a list of hashes needs as many high halves as low halves');
  }
}
