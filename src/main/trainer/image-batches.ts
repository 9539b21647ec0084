import { type ImageChange, UNCHANGED } from '../domain/training/image-change.ts';
import { decodeImage } from '../pixels/decode-image.ts';
import { prefetch } from './prefetch.ts';

const BATCHES_AHEAD = 2;

export type ImageBatch<T> = {
  /** The items whose images could be decoded, in the order given. */
  readonly items: readonly T[];
  /** Bytes [items, size, size, 3] of those items. */
  readonly pixels: Uint8Array;
  /** The items whose images could not. */
  readonly unreadable: readonly T[];
};

type Image = { readonly path: string; readonly change?: ImageChange };

/**
 * Decodes images in batches, in the order given, some batches ahead of the network that consumes them.
 *
 * `size` is the side of the square in pixels. An image that cannot be decoded is left out of its batch.
 */
export function imageBatches<T extends Image>(
  images: readonly T[],
  batchSize: number,
  size: number,
): AsyncGenerator<ImageBatch<T>, void, undefined> {
  return prefetch(decodeTasks(images, batchSize, size), BATCHES_AHEAD);
}

function* decodeTasks<T extends Image>(
  images: readonly T[],
  batchSize: number,
  size: number,
): Generator<() => Promise<ImageBatch<T>>> {
  for (let start = 0; start < images.length; start += batchSize) {
    const batch = images.slice(start, start + batchSize);
    yield () => decodeBatch(batch, size);
  }
}

async function decodeBatch<T extends Image>(
  batch: readonly T[],
  size: number,
): Promise<ImageBatch<T>> {
  const decoded = await Promise.all(
    batch.map((image) => decodeImage(image.path, size, image.change ?? UNCHANGED)),
  );
  return {
    items: batch.filter((_, index) => decoded[index] !== null),
    pixels: Buffer.concat(decoded.filter((pixels) => pixels !== null)),
    unreadable: batch.filter((_, index) => decoded[index] === null),
  };
}
