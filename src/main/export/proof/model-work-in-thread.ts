import { Worker } from 'node:worker_threads';
import { Failure } from '../../../shared/failure.ts';
import type { ModelWork, ModelWorkDone, ModelWorkMessage } from './model-work.ts';

/**
 * Writes and reads back a model on a thread of its own: it holds up its thread for seconds.
 *
 * @param worker path of the thread, as source or built
 * @throws Failure as `doModelWork` does; the signal's reason.
 */
export async function modelWorkInThread(
  work: ModelWork,
  { worker, signal }: { readonly worker: string; readonly signal: AbortSignal },
): Promise<ModelWorkDone> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<ModelWorkDone>();
  const thread = new Worker(worker, { workerData: work });
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  thread.on('message', (message: ModelWorkMessage) => {
    if (message.kind === 'done') resolve(message.done);
    else reject(errorOf(message));
  });
  thread.on('error', reject);
  thread.on('exit', (code) =>
    reject(new Error(`the thread that writes models ended with ${code}`)),
  );
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

function errorOf(message: ModelWorkMessage & { readonly kind: 'failed' }): Error {
  if (message.failure !== null) {
    return new Failure(message.failure, message.message, message.advice);
  }
  return Object.assign(new Error(message.message), { code: message.code });
}
