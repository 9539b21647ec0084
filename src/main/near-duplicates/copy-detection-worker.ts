import { parentPort, workerData } from 'node:worker_threads';
import {
  type CopyDetectionRow,
  measureCopyDetection,
} from '../domain/copies/measure-copy-detection.ts';
import type { CopyDetectionInput } from '../pipeline/ports/copy-detector.ts';

/** What the thread tells. */
export type CopyDetectionMessage =
  | { readonly kind: 'progress'; readonly copies: number }
  | { readonly kind: 'done'; readonly rows: readonly CopyDetectionRow[] };

const { images, copies, settings } = workerData as CopyDetectionInput; // why: given by `createCopyDetector`
const tell = (message: CopyDetectionMessage): void => parentPort?.postMessage(message);

const rows = measureCopyDetection(images, copies, settings, (done) =>
  tell({ kind: 'progress', copies: done }),
);
tell({ kind: 'done', rows });
