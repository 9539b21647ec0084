import { Worker } from 'node:worker_threads';

/** What became of an import of weights. */
export type ImportOutcome =
  /** The digest is that of `weights.bin`. */
  | { readonly kind: 'imported'; readonly digest: string; readonly ignored: readonly string[] }
  | { readonly kind: 'refused'; readonly message: string; readonly advice: string }
  /** Anything that is thrown and is no failure, a thread that ended, or an import that did not come to an end. */
  | { readonly kind: 'fault'; readonly text: string };

const LONGEST_MS = 20_000;
const MOST_HEAP_MB = 256;

/** Imports weights of the narrow networks on a thread of its own, within bounds of time and memory. */
export function createImporter(folderOf: () => string) {
  let worker: Worker | null = null;
  const end = async (): Promise<void> => {
    await worker?.terminate();
    worker = null;
  };
  return {
    end,
    outcome: async (files: readonly string[]): Promise<ImportOutcome> => {
      worker ??= new Worker(new URL('./import-fixture-worker.ts', import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
        stderr: true,
      });
      const thread = worker;
      const { promise, resolve } = Promise.withResolvers<ImportOutcome>();
      const fault = (text: string) => () => resolve({ kind: 'fault', text });
      const late = setTimeout(fault('it does not come to an end'), LONGEST_MS);
      const ended = fault('the thread ended');
      const broken = (error: Error) => resolve({ kind: 'fault', text: String(error) });
      thread.once('message', resolve).once('exit', ended).once('error', broken);
      thread.postMessage({ files, into: folderOf() });
      const outcome = await promise;
      clearTimeout(late);
      thread.off('message', resolve).off('exit', ended).off('error', broken);
      if (outcome.kind === 'fault') await end();
      return outcome;
    },
  };
}
