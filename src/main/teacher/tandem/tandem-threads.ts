import { Worker } from 'node:worker_threads';
import type { Probabilities } from '../../../shared/domain/polarity.ts';
import type { Language, TandemModel } from '../../domain/text/tandem-model.ts';
import type { TandemAnswer, TandemRequest, TandemThreadData } from './tandem-messages.ts';

/** Texts that a thread takes at once. */
const CHUNK = 64;
/** Chunks that lie at a thread, so that it never waits for the next. */
const CHUNKS_AHEAD = 2;

/** A thread makes much short-lived garbage: a small nursery keeps its memory small. */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 256 };

/** Threads that classify together; they do not keep the program from ending. */
export type TandemThreads = {
  readonly classify: (texts: readonly string[]) => Promise<readonly Probabilities[]>;
  readonly close: () => Promise<void>;
};

type Job = {
  readonly texts: readonly string[];
  readonly done: PromiseWithResolvers<readonly Probabilities[]>;
};

/**
 * Starts `count` threads that share one copy of the weights.
 *
 * @param worker path of `tandem-worker`, as source or built.
 */
export function startTandemThreads(options: {
  readonly folder: string;
  readonly language: Language;
  readonly model: TandemModel;
  readonly worker: string;
  readonly count: number;
}): TandemThreads {
  const data = sharedData(options.folder, options.language, options.model);
  const queue: Job[] = [];
  const atWork = new Map<number, Job>();
  let nextId = 0;
  let failure: Error | null = null;
  const fail = (error: Error) => {
    failure ??= error;
    for (const { done } of [...queue.splice(0), ...atWork.values()]) done.reject(failure);
    atWork.clear();
  };
  const threads = Array.from({ length: options.count }, () => {
    const thread = new Worker(options.worker, { workerData: data, resourceLimits: LIMITS });
    let busy = 0;
    const give = () => {
      while (busy < CHUNKS_AHEAD) {
        const job = queue.shift();
        if (job === undefined) break;
        atWork.set(nextId, job);
        const request: TandemRequest = { id: nextId, texts: job.texts };
        nextId += 1;
        busy += 1;
        thread.postMessage(request);
      }
      if (busy > 0) thread.ref();
      else thread.unref();
    };
    thread.on('message', ({ id, probabilities }: TandemAnswer) => {
      const job = atWork.get(id);
      atWork.delete(id);
      busy -= 1;
      give();
      job?.done.resolve(triples(probabilities));
    });
    thread.on('error', fail);
    thread.on('exit', (code) => fail(new Error(`a thread of the teacher ended (${code})`)));
    thread.unref();
    return { thread, give };
  });
  return {
    async classify(texts) {
      if (failure !== null) throw failure;
      const chunks: Promise<readonly Probabilities[]>[] = [];
      for (let start = 0; start < texts.length; start += CHUNK) {
        const done = Promise.withResolvers<readonly Probabilities[]>();
        queue.push({ texts: texts.slice(start, start + CHUNK), done });
        chunks.push(done.promise);
      }
      for (const { give } of threads) give();
      return (await Promise.all(chunks)).flat();
    },
    async close() {
      await Promise.all(threads.map(({ thread }) => thread.terminate()));
    },
  };
}

function triples(numbers: Float64Array): readonly Probabilities[] {
  return Array.from({ length: numbers.length / 3 }, (_, index) => [
    numbers[3 * index] ?? 0,
    numbers[3 * index + 1] ?? 0,
    numbers[3 * index + 2] ?? 0,
  ]);
}

function sharedData(folder: string, { words }: Language, model: TandemModel): TandemThreadData {
  return {
    folder,
    vectors: { dimensions: words.dimensions, vectors: shared(words.vectors) },
    model: {
      ...model,
      svm: shared(model.svm),
      network: model.network && {
        ...model.network,
        tuning: { embeddings: shared(model.network.tuning.embeddings) },
      },
    },
  };
}

/** The same numbers in shared memory; those that lie there already are not copied. */
function shared(numbers: Float32Array): Float32Array {
  if (numbers.buffer instanceof SharedArrayBuffer) return numbers;
  const copy = new Float32Array(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}
