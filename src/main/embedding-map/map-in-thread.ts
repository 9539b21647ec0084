import { Worker } from 'node:worker_threads';
import type { MapLayout } from '../pipeline/ports/map-layout.ts';
import type { MapMessage, MapThreadData } from './map-messages.ts';

/** Puts rows on maps, in a thread for each. @param worker path of `map-worker`, as source or built. */
export function createMapLayout(worker: string): MapLayout {
  return async (rows, seed, { signal, onProgress }) => {
    signal.throwIfAborted();
    const workerData: MapThreadData = { rows, seed };
    const thread = new Worker(worker, { workerData, transferList: [rows.values.buffer] });
    const stop = (): void => void thread.terminate();
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise<Float32Array>((resolve, reject) => {
        thread.on('message', (message: MapMessage) => {
          if (message.kind === 'progress') onProgress(message.progress);
          else resolve(message.positions);
        });
        thread.on('error', reject);
        thread.on('exit', () =>
          reject(signal.aborted ? signal.reason : new Error('the thread of the map ended')),
        );
      });
    } finally {
      signal.removeEventListener('abort', stop);
      await thread.terminate();
    }
  };
}
