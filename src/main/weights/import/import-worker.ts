import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../../shared/failure.ts';
import { importInThread } from './import-in-thread.ts';
import type { ImportMessage } from './import-messages.ts';
import type { ImportRequest } from './import-request.ts';

const PROGRESS_EVERY_MS = 100;

const request = workerData as ImportRequest; // why: given by `importWeights`
const tell = (message: ImportMessage): void => parentPort?.postMessage(message);
let toldAtMs = 0;

try {
  const imported = await importInThread(request, (progress) => {
    const nowMs = performance.now();
    if (nowMs - toldAtMs < PROGRESS_EVERY_MS) return;
    toldAtMs = nowMs;
    tell({ kind: 'progress', progress });
  });
  tell({ kind: 'imported', imported });
} catch (error) {
  const isFailure = error instanceof Failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  tell({
    kind: 'failed',
    failure: isFailure ? error.kind : null,
    message: error instanceof Error ? error.message : String(error),
    advice: isFailure ? error.advice : '',
    code,
  });
}
