import { Worker } from 'node:worker_threads';
import type { JpegPrint } from './jpeg/jpeg-print.ts';
import type { JpegPrintRequest } from './jpeg-print-worker.ts';
import type { JpegPrints } from './jpeg-prints.ts';

type Waiting = {
  readonly resolve: (print: JpegPrint | null) => void;
  readonly reject: (error: unknown) => void;
};

type Thread = {
  readonly worker: Worker;
  /** Those who asked it, in their order. */
  readonly waiting: Waiting[];
};

/**
 * Makes prints of JPEG files on threads, that start with the first file.
 *
 * @param options.worker path of `jpeg-print-worker`, as source or built.
 */
export function createJpegPrintThreads(options: {
  readonly worker: string;
  readonly threads: number;
}): JpegPrints & {
  /** Ends the threads; who still waits gets an Error. */
  readonly close: () => Promise<void>;
} {
  const threads: Thread[] = [];
  const start = (): Thread => {
    const thread: Thread = { worker: new Worker(options.worker), waiting: [] };
    const fail = (error: unknown): void => {
      threads.splice(threads.indexOf(thread), 1);
      for (const { reject } of thread.waiting.splice(0)) reject(error);
    };
    thread.worker.on('message', (print: JpegPrint | null) =>
      thread.waiting.shift()?.resolve(print),
    );
    thread.worker.on('error', fail);
    thread.worker.on('exit', (code) =>
      fail(new Error(`a thread that reads images ended before it was done (${code})`)),
    );
    threads.push(thread);
    return thread;
  };
  const idlest = (): Thread => {
    const [first] = threads.toSorted((a, b) => a.waiting.length - b.waiting.length);
    const isBusy = first === undefined || first.waiting.length > 0;
    return isBusy && threads.length < options.threads ? start() : (first ?? start());
  };
  return {
    printOf: (path, { maxPixels }) =>
      new Promise((resolve, reject) => {
        const { worker, waiting } = idlest();
        waiting.push({ resolve, reject });
        worker.postMessage({ path, maxPixels } satisfies JpegPrintRequest);
      }),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}
