import { stat } from 'node:fs/promises';
import { setInterval as ticks } from 'node:timers/promises';
import type { ReadingThread } from './reading/open-reading-thread.ts';

const EVERY_MS = 500;
/** Bytes of the log from which on it is worth moving. */
const LONG = 4 * 2 ** 20;

/**
 * Has a thread move what was written from the write-ahead log into the database, again and again until the signal.
 *
 * The connection that writes would do so within a commit, and everything else would wait for the disk.
 */
export async function keepLogShort(
  { database, reading }: { readonly database: string; readonly reading: ReadingThread },
  signal: AbortSignal,
): Promise<void> {
  let moved = 0;
  try {
    for await (const _ of ticks(EVERY_MS, undefined, { signal, ref: false })) {
      const log = await stat(`${database}-wal`).catch(() => null);
      if (log === null || log.size < LONG || log.mtimeMs === moved) continue;
      moved = log.mtimeMs;
      await reading.ask().checkpoint();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
