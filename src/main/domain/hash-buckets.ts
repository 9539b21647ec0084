import { type Chunk, chunkValue } from './chunk.ts';
import { type Allocate, allocatePlain, type HashList } from './hash-list.ts';

/** Hashes sorted by the value of one chunk: those with value `v` lie at `starts[v]` to `starts[v + 1] - 1`. */
export type HashBuckets = {
  readonly starts: Uint32Array;
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  /** Where each lay before. */
  readonly places: Uint32Array;
};

/** Buckets for `count` hashes, to be filled. */
export function emptyBuckets(
  count: number,
  { width }: Chunk,
  allocate: Allocate = allocatePlain,
): HashBuckets {
  return {
    starts: allocate(2 ** width + 1),
    highs: allocate(count),
    lows: allocate(count),
    places: allocate(count),
  };
}

/**
 * Sorts the hashes whose chunk value is at least `from` and below `to` into their places in `buckets`, in
 * linear time. Several threads fill the same buckets together, each a range of values.
 */
export function fillBuckets(
  buckets: HashBuckets,
  { highs, lows }: HashList,
  chunk: Chunk,
  [from, to]: readonly [number, number],
): void {
  const next = new Uint32Array(to - from);
  let below = 0;
  for (let place = 0; place < highs.length; place += 1) {
    const value = chunkValue(chunk, highs[place] ?? 0, lows[place] ?? 0);
    if (value < from) below += 1;
    else if (value < to) next[value - from] = (next[value - from] ?? 0) + 1;
  }
  for (let value = from; value < to; value += 1) {
    const count = next[value - from] ?? 0;
    buckets.starts[value] = below;
    next[value - from] = below;
    below += count;
  }
  buckets.starts[to] = below;
  for (let place = 0; place < highs.length; place += 1) {
    const high = highs[place] ?? 0;
    const low = lows[place] ?? 0;
    const value = chunkValue(chunk, high, low);
    if (value < from || value >= to) continue;
    const at = next[value - from] ?? 0;
    next[value - from] = at + 1;
    buckets.highs[at] = high;
    buckets.lows[at] = low;
    buckets.places[at] = place;
  }
}

/** The values that some hash has, ascending. */
export function occupiedValues({ starts }: HashBuckets): Uint32Array {
  const values = new Uint32Array(starts.length - 1);
  let count = 0;
  for (let value = 0; value < values.length; value += 1) {
    if (starts[value] === starts[value + 1]) continue;
    values[count] = value;
    count += 1;
  }
  return values.slice(0, count);
}
