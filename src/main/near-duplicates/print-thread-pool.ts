import { Worker } from 'node:worker_threads';

/** Threads that wait this long for more work end. */
const IDLE_MS = 2_000;

/** Threads that compare pictures; starting one takes longer than most work of a round. */
export type PrintThreadPool = {
  /** A thread that has nothing to do. */
  readonly take: () => Worker;
  /** Takes a thread back that has nothing to do any more; others are ended by who took them. */
  readonly giveBack: (thread: Worker) => void;
};

/** @param worker path of `print-worker`, as source or built. */
export function createPrintThreadPool(worker: string): PrintThreadPool {
  const idle = new Set<Worker>();
  const endIdle = (): void => {
    for (const thread of idle) void thread.terminate();
    idle.clear();
  };
  let ending: NodeJS.Timeout | undefined;
  const start = (): Worker => {
    const thread = new Worker(worker);
    // Who took it is told of both; an idle one that fails is never given again.
    thread.on('error', () => idle.delete(thread));
    thread.on('exit', () => idle.delete(thread));
    return thread;
  };
  return {
    take: () => {
      const [thread = start()] = idle;
      idle.delete(thread);
      thread.ref();
      return thread;
    },
    giveBack: (thread) => {
      thread.unref();
      idle.add(thread);
      clearTimeout(ending);
      ending = setTimeout(endIdle, IDLE_MS).unref();
    },
  };
}
