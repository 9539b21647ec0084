import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { type JpegPrint, jpegPrint } from './jpeg/jpeg-print.ts';

/** A file whose print is asked for. */
export type JpegPrintRequest = { readonly path: string; readonly maxPixels: number };

const SIGNATURE = [0xff, 0xd8];

parentPort?.on('message', (request: JpegPrintRequest) => {
  parentPort?.postMessage(printOfFile(request));
});

/** Reads at once, without the turns of the event loop: each image would wait for several. */
function printOfFile({ path, maxPixels }: JpegPrintRequest): JpegPrint | null {
  const file = jpegFile(path);
  return file === null ? null : jpegPrint(file, { maxPixels });
}

/** The bytes of a file, or null where it is no JPEG or cannot be read; why is found out by who looks closer. */
function jpegFile(path: string): Uint8Array | null {
  let descriptor: number | null = null;
  try {
    descriptor = openSync(path, 'r');
    const start = Buffer.alloc(SIGNATURE.length);
    readSync(descriptor, start, 0, start.length, 0);
    if (SIGNATURE.some((byte, place) => start[place] !== byte)) return null;
    const file = Buffer.allocUnsafe(fstatSync(descriptor).size);
    for (let filled = 0; filled < file.length; ) {
      const read = readSync(descriptor, file, filled, file.length - filled, filled);
      if (read === 0) return null;
      filled += read;
    }
    return file;
  } catch {
    return null;
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
