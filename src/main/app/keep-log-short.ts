import { stat } from 'node:fs/promises';
import type { ChangeSignal } from './change-signal.ts';
import type { ReadingThread } from './reading/open-reading-thread.ts';

const EVERY_MS = 1000;
/** Bytes of the log from which on it is worth moving. */
const LONG = 4 * 2 ** 20;

/**
 * Has a thread move what was written from the write-ahead log into the database, again and again until the signal.
 *
 * The connection that writes would do so within a commit, and everything else would wait for the disk.
 */
export async function keepLogShort(
  options: {
    readonly database: string;
    readonly changes: ChangeSignal;
    readonly reading: ReadingThread;
  },
  signal: AbortSignal,
): Promise<void> {
  const { database, changes, reading } = options;
  for await (const _ of changes.follow(EVERY_MS, signal)) {
    const size = await stat(`${database}-wal`).then(
      (found) => found.size,
      () => 0,
    );
    if (size < LONG || signal.aborted) continue;
    try {
      await reading.ask().checkpoint();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
