import { parentPort, workerData } from 'node:worker_threads';
import { mapPoints } from '../domain/embedding/map-points.ts';
import type { MapMessage, MapThreadData } from './map-messages.ts';

const PROGRESS_EVERY_MS = 100;

const { rows, seed }: MapThreadData = workerData;
const tell = (message: MapMessage, transferred: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, transferred);

const mapping = mapPoints(rows, seed);
let step = '';
let toldAtMs = 0;
for (;;) {
  const next = mapping.next();
  if (next.done === true) {
    tell({ kind: 'mapped', positions: next.value }, [next.value.buffer]);
    break;
  }
  const nowMs = performance.now();
  if (next.value.step === step && nowMs - toldAtMs < PROGRESS_EVERY_MS) continue;
  step = next.value.step;
  toldAtMs = nowMs;
  tell({ kind: 'progress', progress: next.value });
}
