import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Failure } from '../../src/shared/failure.ts';
import type { ImportOutcome } from './import-outcome.ts';
import { importNarrow } from './imported-weights.ts';

/** Imports what it is told to, one after the other, on a thread that may be ended where an import does not end. */
parentPort?.on('message', async ({ files, into }: { files: readonly string[]; into: string }) => {
  parentPort?.postMessage(await outcomeOf(files, into));
});

async function outcomeOf(files: readonly string[], into: string): Promise<ImportOutcome> {
  try {
    const { weights, ignored } = await importNarrow(into, files);
    const bytes = readFileSync(join(into, weights.name, 'weights.bin'));
    const digest = createHash('sha256').update(bytes).digest('hex');
    return { kind: 'imported', digest, ignored };
  } catch (error) {
    return error instanceof Failure
      ? { kind: 'refused', message: error.message, advice: error.advice }
      : { kind: 'fault', text: error instanceof Error ? `${error.stack}` : String(error) };
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
