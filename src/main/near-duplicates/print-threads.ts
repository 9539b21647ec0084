import type { PrintRequest, PrintResult } from './print-messages.ts';
import type { PrintThreadPool } from './print-thread-pool.ts';

/** Batches that each thread has: one that it works on, and some so that it seldom waits. */
const BATCHES_PER_THREAD = 4;

/** One batch of work, and what is done with its result on the starter's thread. */
export type PrintTask = {
  readonly request: PrintRequest;
  readonly onResult: (result: PrintResult) => void;
};

/**
 * Does tasks on threads, each by whoever is free; a task is taken from the iterator only when a thread will
 * have it next. Threads go back to the pool; those of work that failed or was stopped end before it is settled.
 *
 * @throws the signal's reason; what the iterator or `onResult` throw; Error when a thread dies.
 */
export async function doOnPrintThreads(
  tasks: Iterator<PrintTask>,
  { pool, threads, signal }: { pool: PrintThreadPool; threads: number; signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  let working = 0;
  let isDone = false;
  const engage = (): (() => Promise<void>) => {
    const thread = pool.take();
    const given: PrintTask[] = [];
    const give = (): void => {
      while (given.length < BATCHES_PER_THREAD) {
        const next = tasks.next();
        if (next.done === true) break;
        given.push(next.value);
        working += 1;
        // A copy by reference: the prints are not needed here any more.
        thread.postMessage(next.value.request, [next.value.request.prints.buffer]);
      }
      if (working === 0) resolve();
    };
    const guarded = (work: () => void): void => {
      if (signal.aborted) return;
      try {
        work();
      } catch (error) {
        reject(error);
      }
    };
    const onMessage = (result: PrintResult): void =>
      guarded(() => {
        working -= 1;
        given.shift()?.onResult(result);
        give();
      });
    const onExit = (code: number): void =>
      reject(new Error(`a thread that compares pictures ended before it was done (${code})`));
    thread.on('message', onMessage).on('error', reject).on('exit', onExit);
    guarded(give);
    return async () => {
      thread.off('message', onMessage).off('error', reject).off('exit', onExit);
      if (isDone) pool.giveBack(thread);
      else await thread.terminate();
    };
  };
  const engaged = Array.from({ length: threads }, engage);
  try {
    await promise;
    isDone = true;
  } finally {
    signal.removeEventListener('abort', stop);
    await Promise.all(engaged.map((release) => release()));
  }
}
