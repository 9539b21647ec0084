import type { Chunk } from '../domain/chunk.ts';
import { checkSearch } from '../domain/hamming-index.ts';
import { emptyBuckets, type HashBuckets } from '../domain/hash-buckets.ts';
import type { DistinctHashes, HashList, HashMembers } from '../domain/hash-list.ts';
import type {
  NearPairPlan,
  NearPairRequest,
  SearchSides,
  ToldPairs,
} from './near-pair-messages.ts';
import { type NearPairThreads, startNearPairThreads } from './near-pair-threads.ts';
import type { PairBatch } from './pair-slots.ts';
import { sharedColumn, sharedHashes } from './shared-column.ts';

export type NearPairSearch = {
  /** Path of `near-pair-worker`, as source or built. */
  readonly worker: string;
  readonly threads: number;
  /**
   * `all` tells every pair: k equal hashes have k (k - 1) / 2. `links` tells enough for groups: places of
   * equal hashes as pairs with the first of them, and two near hashes by their first places only; between two
   * lists every place that has a partner is in some pair.
   */
  readonly told: ToldPairs;
  /** Called on the starter's thread, as pairs are found, in an order that says nothing. */
  readonly onPairs: (batch: PairBatch) => void;
  /** The share of the work that is done, 0 to 1, a few times a second. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Finds all pairs of hashes that differ in at most `radius` bits, as `findNearPairs` does, on several
 * threads; the caller's own stays free but for `onPairs`.
 *
 * Columns in shared memory are used as they are, others are copied. A million hashes need about 60 MB per
 * list and search.
 *
 * @throws Error when the radius is not a whole number from 0 to 31 or the columns differ in length; what
 *   `onPairs` throws; the signal's reason.
 */
export async function findNearPairsParallel(
  hashes: HashList,
  radius: number,
  search: NearPairSearch,
): Promise<void> {
  checkSearch(radius, hashes);
  await searchOnThreads({ left: hashes, right: null }, radius, false, search);
}

/**
 * Finds all pairs of one hash of `a` and one of `b` that differ in at most `radius` bits; `i` is a place in
 * `a` and `j` one in `b`. As `findNearPairsParallel`.
 */
export async function findNearPairsBetweenParallel(
  a: HashList,
  b: HashList,
  radius: number,
  search: NearPairSearch,
): Promise<void> {
  checkSearch(radius, a, b);
  const isSwapped = a.highs.length > b.highs.length;
  const sides = isSwapped ? { left: b, right: a } : { left: a, right: b };
  await searchOnThreads(sides, radius, isSwapped, search);
}

async function searchOnThreads(
  sides: SearchSides<HashList>,
  radius: number,
  isSwapped: boolean,
  search: NearPairSearch,
): Promise<void> {
  const { signal, told, onProgress = () => {} } = search;
  signal?.throwIfAborted();
  const progress = { round: 0, rounds: 1 };
  const threads = startNearPairThreads({
    worker: search.worker,
    count: search.threads,
    onPairs: search.onPairs,
    onProgress: (share) => onProgress((progress.round + share) / progress.rounds),
  });
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  const run = async (): Promise<void> => {
    const { planned, members } = await prepare(threads, sides, radius, told);
    const { plan } = planned;
    progress.rounds = plan.chunks.length;
    let buckets: SearchSides<HashBuckets> | null = null;
    for (const [round, chunk] of plan.chunks.entries()) {
      buckets = await sortByChunk(threads, planned, chunk, buckets);
      const cursor = new Int32Array(new SharedArrayBuffer(4));
      const join = { plan, round, radius, buckets, members, isSwapped, told, cursor };
      await askAll(threads, () => ({ step: 'join', ...join }));
      progress.round += 1;
      onProgress(progress.round / progress.rounds);
    }
  };
  try {
    await Promise.race([run(), aborted.promise]);
  } finally {
    signal?.removeEventListener('abort', abort);
    await threads.close();
  }
}

/** Collapses equal hashes and tells their pairs, makes the plan, and puts the bits into its order. */
async function prepare(
  threads: NearPairThreads,
  sides: SearchSides<HashList>,
  radius: number,
  told: ToldPairs,
): Promise<{ readonly planned: NearPairPlan; readonly members: SearchSides<HashMembers> }> {
  const { left, right } = await distinctSides(threads, sides);
  const members = { left: membersOnly(left), right: right && membersOnly(right) };
  if (right === null) await threads.ask(0, { step: 'equal', members: members.left, told });
  const hashes = { left: left.hashes, right: right === null ? null : right.hashes };
  const answer = await threads.ask(0, { step: 'plan', sides: hashes, radius });
  return { planned: answer as NearPairPlan, members }; // why: a thread answers this step so
}

function membersOnly({ starts, members }: DistinctHashes): HashMembers {
  return { starts, members };
}

/** @param spare buckets of an earlier round, whose memory is used again where it fits. */
async function sortByChunk(
  threads: NearPairThreads,
  { sides }: NearPairPlan,
  chunk: Chunk,
  spare: SearchSides<HashBuckets> | null,
): Promise<SearchSides<HashBuckets>> {
  const values = 2 ** chunk.width;
  const sorted = async (hashes: HashList, old: HashBuckets | null): Promise<HashBuckets> => {
    const fits = old !== null && old.starts.length === values + 1;
    const buckets = fits ? old : emptyBuckets(hashes.highs.length, chunk, sharedColumn);
    await askAll(threads, (index) => {
      const range = rangeOf(values, index, threads.count);
      return { step: 'fill', buckets, hashes, chunk, range };
    });
    return buckets;
  };
  return {
    left: await sorted(sides.left, spare === null ? null : spare.left),
    right: sides.right && (await sorted(sides.right, spare === null ? null : spare.right)),
  };
}

async function distinctSides(
  threads: NearPairThreads,
  { left, right }: SearchSides<HashList>,
): Promise<SearchSides<DistinctHashes>> {
  const distinctOn = async (thread: number, hashes: HashList) =>
    // why: a thread answers this step so
    (await threads.ask(thread, {
      step: 'distinct',
      hashes: sharedHashes(hashes),
    })) as DistinctHashes;
  if (right === null) return { left: await distinctOn(0, left), right: null };
  if (threads.count === 1) {
    const first = await distinctOn(0, left);
    return { left: first, right: await distinctOn(0, right) };
  }
  const [first, second] = await Promise.all([distinctOn(0, left), distinctOn(1, right)]);
  return { left: first, right: second };
}

async function askAll(
  threads: NearPairThreads,
  requestFor: (thread: number) => NearPairRequest,
): Promise<void> {
  await Promise.all(
    Array.from({ length: threads.count }, (_, index) => threads.ask(index, requestFor(index))),
  );
}

/** The `index`-th of `count` even parts of the whole numbers below `length`. */
function rangeOf(length: number, index: number, count: number): readonly [number, number] {
  return [Math.floor((length * index) / count), Math.floor((length * (index + 1)) / count)];
}
