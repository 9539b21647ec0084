import { Worker } from 'node:worker_threads';
import type { CopyDetectionRow } from '../domain/copies/measure-copy-detection.ts';
import type { CopyDetector } from '../pipeline/ports/copy-detector.ts';
import type { CopyDetectionMessage } from './copy-detection-worker.ts';

/**
 * Looks for copies in a thread of its own, so that the program answers meanwhile.
 *
 * @param worker path of `copy-detection-worker`, as source or built.
 */
export function createCopyDetector(worker: string): CopyDetector {
  return {
    detect: async (input, { signal, onProgress }) => {
      signal.throwIfAborted();
      const thread = new Worker(worker, { workerData: input });
      const { promise, resolve, reject } = Promise.withResolvers<readonly CopyDetectionRow[]>();
      const stop = (): void => reject(signal.reason);
      signal.addEventListener('abort', stop);
      thread.on('message', (message: CopyDetectionMessage) => {
        if (message.kind === 'done') resolve(message.rows);
        else onProgress(message.copies);
      });
      thread.on('error', reject);
      thread.on('exit', (code) =>
        reject(new Error(`the thread that looks for copies ended before it was done (${code})`)),
      );
      try {
        return await promise;
      } finally {
        signal.removeEventListener('abort', stop);
        await thread.terminate();
      }
    },
  };
}
