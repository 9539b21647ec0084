/** Pairs as three columns of equal length; the columns are the search's own and good during the call only. */
export type PairBatch = {
  readonly i: Uint32Array;
  readonly j: Uint32Array;
  readonly distance: Uint8Array;
};

/** Memory that a thread and its starter share: two batches, of which one is filled while the other is read. */
export type PairSlots = {
  readonly batches: readonly PairBatch[];
  /** Per batch whether it waits to be read. */
  readonly isFull: Int32Array;
};

const SLOTS = 2;
const PAIRS_PER_SLOT = 2 ** 15;

export function createPairSlots(): PairSlots {
  return {
    batches: Array.from({ length: SLOTS }, () => ({
      i: new Uint32Array(new SharedArrayBuffer(4 * PAIRS_PER_SLOT)),
      j: new Uint32Array(new SharedArrayBuffer(4 * PAIRS_PER_SLOT)),
      distance: new Uint8Array(new SharedArrayBuffer(PAIRS_PER_SLOT)),
    })),
    isFull: new Int32Array(new SharedArrayBuffer(4 * SLOTS)),
  };
}

/** The thread's end: a pair more, and at the end of a step what is left. */
export type PairWriter = {
  readonly add: (i: number, j: number, distance: number) => void;
  readonly flush: () => void;
};

/**
 * Writes pairs into the slots. Who writes faster than the starter reads is made to wait, so that memory
 * stays what it is however many pairs there are.
 */
export function createPairWriter(
  { batches, isFull }: PairSlots,
  hand: (slot: number, count: number) => void,
): PairWriter {
  let slot = 0;
  let count = 0;
  const flush = (): void => {
    if (count === 0) return;
    Atomics.store(isFull, slot, 1);
    hand(slot, count);
    slot = (slot + 1) % batches.length;
    count = 0;
    Atomics.wait(isFull, slot, 1);
  };
  return {
    flush,
    add: (i, j, distance) => {
      const batch = batches[slot];
      if (batch === undefined) throw new Error(`there is no slot ${slot}`);
      batch.i[count] = i;
      batch.j[count] = j;
      batch.distance[count] = distance;
      count += 1;
      if (count === PAIRS_PER_SLOT) flush();
    },
  };
}

/** The starter's end: shows a handed batch to `onPairs` and gives its slot back. */
export function readPairSlot(
  { batches, isFull }: PairSlots,
  slot: number,
  count: number,
  onPairs: (batch: PairBatch) => void,
): void {
  const batch = batches[slot];
  if (batch === undefined) throw new Error(`there is no slot ${slot}`);
  onPairs({
    i: batch.i.subarray(0, count),
    j: batch.j.subarray(0, count),
    distance: batch.distance.subarray(0, count),
  });
  Atomics.store(isFull, slot, 0);
  Atomics.notify(isFull, slot);
}
