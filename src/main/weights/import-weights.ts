import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../shared/failure.ts';
import { HYBRID_CNN } from '../domain/networks/hybrid-cnn.ts';
import { VGG_19 } from '../domain/networks/vgg-19.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import type { ImportMessage } from './import/import-messages.ts';
import type { ImportedWeights, ImportRequest } from './import/import-request.ts';
import { badWeights } from './reading/bad-weights.ts';
import { unfinishedFolder } from './shelf/weights-folder.ts';

/** A thread that tells nothing for so long is ended: a damaged file can hold up the HDF5 library for ever. */
const LONGEST_SILENCE_MS = 120_000;
/** For what is read beside the values, which lie outside of it; a damaged or hostile file may ask for more. */
const MOST_HEAP_MB = 512;

/**
 * Imports weights on a thread of its own, so that neither a large nor a damaged file holds up the program.
 *
 * @param worker path of the thread, as source or built
 * @throws Failure as `importInThread` does; the signal's reason.
 */
export async function importWeights(
  request: Omit<ImportRequest, 'networks'>,
  { worker, control }: { readonly worker: string; readonly control: StageControl },
): Promise<ImportedWeights> {
  const { signal } = control;
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<ImportedWeights>();
  const names = request.files.join(', ');
  const workerData: ImportRequest = { ...request, networks: [VGG_19, HYBRID_CNN] };
  const thread = new Worker(worker, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
  });
  const stop = (): void => reject(signal.reason);
  const silent = (): void => reject(badWeights(names, 'reading it does not come to an end'));
  let silence = setTimeout(silent, LONGEST_SILENCE_MS);
  signal.addEventListener('abort', stop, { once: true });
  thread.on('message', (message: ImportMessage) => {
    clearTimeout(silence);
    silence = setTimeout(silent, LONGEST_SILENCE_MS);
    if (message.kind === 'imported') resolve(message.imported);
    else if (message.kind === 'failed') reject(errorOf(message));
    else control.report({ ...message.progress, unit: 'bytes' });
  });
  thread.on('error', (cause) =>
    reject(badWeights(names, `the thread that read it ended: ${String(cause)}`)),
  );
  thread.on('exit', () => reject(badWeights(names, 'the thread that read it ended')));
  try {
    return await promise;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', stop);
    await thread.terminate();
    // What a thread that was ended left behind.
    const unfinished = unfinishedFolder(request.into, request.name);
    await rm(unfinished, { recursive: true, force: true });
  }
}

function errorOf(message: ImportMessage & { readonly kind: 'failed' }): Error {
  if (message.failure !== null) {
    return new Failure(message.failure, message.message, message.advice);
  }
  return Object.assign(new Error(message.message), { code: message.code });
}
