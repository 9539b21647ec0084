import { COPY_WINDOWS } from './copy-windows.ts';
import type { ImageHashes } from './image-hashes.ts';

const WINDOW_BYTES = 8 * COPY_WINDOWS.length;
/** A box of four 64-bit numbers, then the hash and the mirrored one. */
const QUERY_BYTES = 48;

/**
 * The hashes of an image as bytes, little-endian: the windows' high halves, their low halves, then the
 * queries.
 */
export function packHashes({ queries, windows }: ImageHashes): Uint8Array {
  const bytes = new Uint8Array(WINDOW_BYTES + QUERY_BYTES * queries.length);
  const view = new DataView(bytes.buffer);
  for (let window = 0; window < COPY_WINDOWS.length; window += 1) {
    view.setUint32(4 * window, windows.highs[window] ?? 0, true);
    view.setUint32(WINDOW_BYTES / 2 + 4 * window, windows.lows[window] ?? 0, true);
  }
  queries.forEach(({ box, hash, mirrored }, place) => {
    const start = WINDOW_BYTES + QUERY_BYTES * place;
    [box.x, box.y, box.width, box.height].forEach((edge, at) => {
      view.setFloat64(start + 8 * at, edge, true);
    });
    [hash.high, hash.low, mirrored.high, mirrored.low].forEach((half, at) => {
      view.setUint32(start + 32 + 4 * at, half, true);
    });
  });
  return bytes;
}

/** @throws Error when the bytes are not as many as `packHashes` writes. */
export function unpackHashes(bytes: Uint8Array): ImageHashes {
  const count = (bytes.length - WINDOW_BYTES) / QUERY_BYTES;
  if (!Number.isInteger(count) || count < 0) {
    throw new Error(`the hashes of an image are not ${bytes.length} bytes long`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const column = (start: number): Uint32Array =>
    Uint32Array.from({ length: COPY_WINDOWS.length }, (_, at) =>
      view.getUint32(start + 4 * at, true),
    );
  return {
    windows: { highs: column(0), lows: column(WINDOW_BYTES / 2) },
    queries: Array.from({ length: count }, (_, place) => {
      const start = WINDOW_BYTES + QUERY_BYTES * place;
      const edge = (at: number) => view.getFloat64(start + 8 * at, true);
      const half = (at: number) => view.getUint32(start + 32 + 4 * at, true);
      return {
        box: { x: edge(0), y: edge(1), width: edge(2), height: edge(3) },
        hash: { high: half(0), low: half(1) },
        mirrored: { high: half(2), low: half(3) },
      };
    }),
  };
}
