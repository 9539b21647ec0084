import { parentPort } from 'node:worker_threads';
import type { PrintRequest } from './print-messages.ts';
import { printResult } from './print-result.ts';

parentPort?.on('message', (request: PrintRequest) => {
  parentPort?.postMessage(printResult(request));
});
