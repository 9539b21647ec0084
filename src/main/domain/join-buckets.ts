import { reorderBits } from './bit-order.ts';
import { type Chunk, isFoundEarlier, reachMasks } from './chunk.ts';
import { type ChunkPlan, planChunks } from './chunk-plan.ts';
import { emptyBuckets, fillBuckets, type HashBuckets, occupiedValues } from './hash-buckets.ts';
import type { HashList } from './hash-list.ts';
import { differingBits } from './perceptual-hash.ts';

/** Told of places in the left and in the right list, and in how many bits the hashes there differ. */
export type OnHit = (left: number, right: number, distance: number) => void;

/** Making a plan takes about as long as comparing this many pairs. */
const LARGE_PAIRS = 2 ** 22;

/** One chunk's round of a search: what is sorted by it, and what is to be compared. */
export type JoinRound = {
  readonly plan: ChunkPlan;
  readonly round: number;
  readonly radius: number;
  /** Two buckets of more pairs are searched by a plan of their own, where that is cheaper. */
  readonly largePairs?: number;
  /** The same object twice for pairs within one list. */
  readonly left: HashBuckets;
  readonly right: HashBuckets;
};

/**
 * Finds all pairs of a left and a right hash that differ in at most `radius` bits, each once; within one list
 * (the same object twice) each pair of two places once, in either order.
 *
 * @param left hashes without repetitions, as `right`; the shorter list comes cheaper here.
 * @param largePairs as in `JoinRound`.
 */
export function joinHashes(
  left: HashList,
  right: HashList,
  radius: number,
  onHit: OnHit,
  largePairs = LARGE_PAIRS,
): void {
  const plan = planChunks(left, right, radius);
  const leftBits = reorderBits(left, plan.bitOrder);
  const rightBits = left === right ? leftBits : reorderBits(right, plan.bitOrder);
  plan.chunks.forEach((chunk, round) => {
    const leftBuckets = bucketsOf(leftBits, chunk);
    const rightBuckets = left === right ? leftBuckets : bucketsOf(rightBits, chunk);
    const values = occupiedValues(leftBuckets);
    const join = { plan, round, radius, largePairs, left: leftBuckets, right: rightBuckets };
    for (const mask of reachMasks(chunk)) joinBuckets(join, values, mask, onHit);
  });
}

/**
 * Compares the hashes of each left bucket with those of the right bucket whose value differs in the bits of
 * `mask`, and tells of those near each other that no earlier round has found.
 *
 * @param values of left buckets.
 */
export function joinBuckets(
  { plan, round, radius, largePairs = LARGE_PAIRS, left, right }: JoinRound,
  values: Uint32Array,
  mask: number,
  onHit: OnHit,
): void {
  const withItself = left === right;
  const isSplit = (plan.chunks[round]?.width ?? 0) > 0;
  const { starts: leftStarts, highs: leftHighs, lows: leftLows } = left;
  const { starts, highs, lows } = right;
  const hit = (p: number, q: number): void => {
    const high = (leftHighs[p] ?? 0) ^ (highs[q] ?? 0);
    const low = (leftLows[p] ?? 0) ^ (lows[q] ?? 0);
    if (isFoundEarlier(plan.chunks, round, high, low)) return;
    onHit(left.places[p] ?? 0, right.places[q] ?? 0, differingBits(high, low));
  };
  for (let rank = 0; rank < values.length; rank += 1) {
    const value = values[rank] ?? 0;
    const other = value ^ mask;
    const start = starts[other] ?? 0;
    const end = starts[other + 1] ?? 0;
    if (start === end || (withItself && other < value)) continue;
    const leftStart = leftStarts[value] ?? 0;
    const leftEnd = leftStarts[value + 1] ?? 0;
    const isSame = withItself && mask === 0;
    if (isSplit && (leftEnd - leftStart) * (end - start) > largePairs) {
      const leftPart = partOf(left, leftStart, leftEnd);
      const rightPart = isSame ? leftPart : partOf(right, start, end);
      const hitPart = (p: number, q: number) => hit(leftStart + p, start + q);
      joinHashes(leftPart, rightPart, radius, hitPart, largePairs);
      continue;
    }
    for (let p = leftStart; p < leftEnd; p += 1) {
      const leftHigh = leftHighs[p] ?? 0;
      const leftLow = leftLows[p] ?? 0;
      for (let q = isSame ? p + 1 : start; q < end; q += 1) {
        if (differingBits(leftHigh ^ (highs[q] ?? 0), leftLow ^ (lows[q] ?? 0)) <= radius)
          hit(p, q);
      }
    }
  }
}

function bucketsOf(hashes: HashList, chunk: Chunk): HashBuckets {
  const buckets = emptyBuckets(hashes.highs.length, chunk);
  fillBuckets(buckets, hashes, chunk, [0, 2 ** chunk.width]);
  return buckets;
}

function partOf({ highs, lows }: HashBuckets, start: number, end: number): HashList {
  return { highs: highs.subarray(start, end), lows: lows.subarray(start, end) };
}
