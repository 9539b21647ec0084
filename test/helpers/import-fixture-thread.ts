import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../src/shared/failure.ts';
import { importNarrow } from './imported-weights.ts';

/** The thread of `importWeights` for the narrow networks; a file named `hang.pth` holds it up for ever. */
const { files, into, ...more } = workerData;
if (String(files).endsWith('hang.pth')) for (;;);
try {
  const imported = await importNarrow(into, files, { name: more.name, catalogue: more.catalogue });
  parentPort?.postMessage({ kind: 'imported', imported });
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  const { kind, message, advice } = error;
  parentPort?.postMessage({ kind: 'failed', failure: kind, message, advice, code: null });
}
