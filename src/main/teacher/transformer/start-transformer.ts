import { Worker } from 'node:worker_threads';
import { Failure } from '../../../shared/failure.ts';
import type { WorkerAnswer, WorkerRequest } from './worker-messages.ts';

/** A sequence classifier in a thread of its own: onnxruntime holds up the thread that it runs on. */
export type RunningTransformer = {
  /** Probabilities of the model's own labels, a row per text. */
  readonly classify: (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;
  readonly close: () => Promise<void>;
};

type Waiting = PromiseWithResolvers<readonly (readonly number[])[]>;

/**
 * Loads a model folder into a worker thread; the thread does not keep the program from ending.
 *
 * @param worker path of `transformer-worker`, as source or built.
 * @throws Failure BAD_INPUT when the model cannot be loaded or run.
 */
export async function startTransformer(
  folder: string,
  worker: string,
): Promise<RunningTransformer> {
  const thread = new Worker(worker, { workerData: folder });
  const waiting = new Map<number, Waiting>();
  const ready = Promise.withResolvers<void>();
  let ended: Failure | null = null;
  let nextId = 0;

  const end = (failure: Failure): void => {
    ended ??= failure;
    ready.reject(ended);
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  thread.on('message', (answer: WorkerAnswer) => {
    if (answer.kind === 'ready') return ready.resolve();
    if (answer.kind === 'failed' && answer.id === null)
      return end(modelFailure(folder, answer.message));
    const asked = waiting.get(answer.id ?? -1);
    waiting.delete(answer.id ?? -1);
    if (answer.kind === 'classified') asked?.resolve(answer.rows);
    else asked?.reject(modelFailure(folder, answer.message));
  });
  thread.on('error', (error) => end(modelFailure(folder, String(error))));
  thread.on('exit', () => end(modelFailure(folder, 'its thread ended')));

  try {
    await ready.promise;
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  thread.unref();
  return {
    classify: async (texts) => {
      if (ended !== null) throw ended;
      const asked: Waiting = Promise.withResolvers();
      const request: WorkerRequest = { id: nextId, texts };
      waiting.set(nextId, asked);
      nextId += 1;
      thread.ref();
      thread.postMessage(request);
      return asked.promise.finally(() => {
        if (waiting.size === 0) thread.unref();
      });
    },
    close: async () => {
      await thread.terminate();
    },
  };
}

function modelFailure(folder: string, message: string): Failure {
  return new Failure(
    'BAD_INPUT',
    `The model in ${folder} cannot be run: ${message.split('\n')[0]}`,
    'Check that it is a sequence classifier in ONNX form with the tokenizer it was made with.',
  );
}
