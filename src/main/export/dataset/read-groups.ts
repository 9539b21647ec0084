import pMap from 'p-map';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import type { PieceWriting } from './dataset-form.ts';
import { orMissing } from './missing-image.ts';
import { readInto } from './read-into.ts';

export type ImageWithBytes = { readonly item: ExportedItem; readonly bytes: Uint8Array };

/** Files that are read at the same time. */
const CONCURRENCY = 16;

/**
 * A piece's images with their bytes, in groups. A group ends with the image that fills one of the limits.
 *
 * The bytes of all groups lie in the same memory: they hold until the next group is asked for.
 */
export async function* readGroups(
  { pages, pathOf, signal }: Pick<PieceWriting, 'pages' | 'pathOf' | 'signal'>,
  limits: { readonly images: number; readonly bytes: number },
): AsyncGenerator<readonly ImageWithBytes[]> {
  let memory = new Uint8Array(0);
  const read = async (items: readonly ExportedItem[]): Promise<readonly ImageWithBytes[]> => {
    // A byte behind each image tells whether its file is longer.
    const needed = items.reduce((sum, { sizeBytes }) => sum + sizeBytes + 1, 0);
    if (memory.length < needed) memory = new Uint8Array(needed);
    let at = 0;
    const places = items.map((item) => {
      const place = memory.subarray(at, at + item.sizeBytes + 1);
      at += place.length;
      return { item, place };
    });
    await pMap(
      places,
      ({ item, place }) => orMissing(item.mediaId, readInto(pathOf(item.mediaId), place)),
      { concurrency: CONCURRENCY, signal },
    );
    return places.map(({ item, place }) => ({ item, bytes: place.subarray(0, -1) }));
  };

  let items: ExportedItem[] = [];
  let bytes = 0;
  for await (const page of pages) {
    for (const item of page) {
      items.push(item);
      bytes += item.sizeBytes;
      if (items.length < limits.images && bytes < limits.bytes) continue;
      yield await read(items);
      items = [];
      bytes = 0;
    }
  }
  if (items.length > 0) yield await read(items);
}
