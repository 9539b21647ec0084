import { Worker } from 'node:worker_threads';
import type {
  NearPairMessage,
  NearPairRequest,
  NearPairResult,
  NearPairThreadData,
} from './near-pair-messages.ts';
import { createPairSlots, type PairBatch, readPairSlot } from './pair-slots.ts';

/** Threads that do the steps of a search; each does one step at a time. */
export type NearPairThreads = {
  readonly count: number;
  readonly ask: (thread: number, request: NearPairRequest) => Promise<NearPairResult>;
  readonly close: () => Promise<void>;
};

/**
 * Starts `count` threads.
 *
 * @param worker path of `near-pair-worker`, as source or built.
 */
export function startNearPairThreads(options: {
  readonly worker: string;
  readonly count: number;
  readonly onPairs: (batch: PairBatch) => void;
  readonly onProgress: (share: number) => void;
}): NearPairThreads {
  const threads = Array.from({ length: options.count }, () => {
    const slots = createPairSlots();
    const workerData: NearPairThreadData = { slots };
    const thread = new Worker(options.worker, { workerData });
    let asked: PromiseWithResolvers<NearPairResult> | null = null;
    let failure: Error | null = null;
    const fail = (error: Error): void => {
      failure ??= error;
      asked?.reject(failure);
      asked = null;
    };
    thread.on('message', (message: NearPairMessage) => {
      // A thread that failed has messages on their way still.
      if (failure !== null) return;
      if (message.kind === 'done') {
        asked?.resolve(message.result);
        asked = null;
      } else if (message.kind === 'progress') {
        options.onProgress(message.share);
      } else {
        try {
          readPairSlot(slots, message.slot, message.count, options.onPairs);
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
      }
    });
    thread.on('error', fail);
    thread.on('exit', (code) =>
      fail(new Error(`a thread of the near-duplicate search ended (${code})`)),
    );
    return {
      thread,
      ask: (request: NearPairRequest): Promise<NearPairResult> => {
        if (failure !== null) return Promise.reject(failure);
        asked = Promise.withResolvers<NearPairResult>();
        thread.postMessage(request);
        return asked.promise;
      },
    };
  });
  return {
    count: options.count,
    ask: (index, request) => {
      const thread = threads[index];
      if (thread === undefined) throw new Error(`there is no thread ${index}`);
      return thread.ask(request);
    },
    close: async () => {
      await Promise.all(threads.map(({ thread }) => thread.terminate()));
    },
  };
}
