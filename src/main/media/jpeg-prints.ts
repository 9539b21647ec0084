import { readFile } from 'node:fs/promises';
import { type JpegPrint, jpegPrint } from './jpeg/jpeg-print.ts';

/** Makes prints of JPEG files without a whole decoder. */
export type JpegPrints = {
  /**
   * The print of a file, or null where it is no JPEG that can be read so, or no file: whoever asks then looks closer.
   *
   * @throws Error only when a thread dies.
   */
  readonly printOf: (
    path: string,
    limits: { readonly maxPixels: number },
  ) => Promise<JpegPrint | null>;
};

/** Reads on the thread that asks: for a few images. */
export const JPEG_PRINTS_HERE: JpegPrints = {
  printOf: async (path, limits) => {
    const file = await readFile(path).catch(() => null);
    return file === null ? null : jpegPrint(file, limits);
  },
};
