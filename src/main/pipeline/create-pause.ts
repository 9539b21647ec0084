import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long a stage works before other work has its turn. */
const SLICE_MS = 8;

/**
 * Gives other work its turn where the last turn is long ago; called between small pieces of work.
 *
 * @throws the signal's reason.
 */
export function createPause(signal: AbortSignal): () => Promise<void> {
  let sliceBegan = performance.now();
  return async () => {
    if (performance.now() - sliceBegan < SLICE_MS) return;
    await nextTurn();
    signal.throwIfAborted();
    sliceBegan = performance.now();
  };
}
