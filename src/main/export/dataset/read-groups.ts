import { setImmediate as breathe } from 'node:timers/promises';
import pMap from 'p-map';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import type { PieceWriting } from './dataset-form.ts';
import { orMissing, orMissingAtOnce } from './missing-image.ts';
import { readInto, readIntoAtOnce } from './read-into.ts';

/** Images, and their bytes as Parquet's PLAIN encoding has byte arrays: before each its length, 32 bits, little-endian. */
export type ImageGroup = { readonly items: readonly ExportedItem[]; readonly plain: Uint8Array };

const LENGTH_BYTES = 4;
/** Files that are asked for at the same time. */
const CONCURRENCY = 16;
/** Files up to this are read at once. */
const SMALL_BYTES = 128 * 1024;
/** Milliseconds for which others wait while files are read at once, and those that tell a slow disk. */
const SLICE_MS = 4;
const SLOW_MS = 12;

/**
 * A piece's images with their bytes, in groups. A group ends with the image that fills one of the limits.
 *
 * The bytes of all groups lie in the same memory: they hold until the next group is asked for.
 */
export async function* readGroups(
  { pages, pathOf, signal }: Pick<PieceWriting, 'pages' | 'pathOf' | 'signal'>,
  limits: { readonly images: number; readonly bytes: number },
): AsyncGenerator<ImageGroup> {
  let memory = new Uint8Array(0);
  const read = async (items: readonly ExportedItem[]): Promise<ImageGroup> => {
    const length = items.reduce((sum, { sizeBytes }) => sum + LENGTH_BYTES + sizeBytes, 0);
    if (memory.length <= length) memory = new Uint8Array(length + 1);
    let at = 0;
    const places = items.map((item) => {
      const from = at + LENGTH_BYTES;
      at = from + item.sizeBytes;
      // A byte more, in which the next length will lie, tells whether the file is longer.
      return { item, from, place: memory.subarray(from, at + 1) };
    });
    await readAll(places, pathOf, signal);
    const view = new DataView(memory.buffer);
    for (const { item, from } of places) {
      view.setUint32(from - LENGTH_BYTES, item.sizeBytes, true);
    }
    return { items, plain: memory.subarray(0, length) };
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

type Place = { readonly item: ExportedItem; readonly place: Uint8Array };

/**
 * Reads small files at once, which takes a tenth of the time of asking for each, in slices between which others have
 * their turn; as soon as one lets everything wait, the disk is slow, and the rest are asked for.
 */
async function readAll(
  places: readonly Place[],
  pathOf: PieceWriting['pathOf'],
  signal: AbortSignal,
): Promise<void> {
  const asked: Place[] = [];
  let isSlow = false;
  let sliceBegan = performance.now();
  for (const one of places) {
    const { item, place } = one;
    if (isSlow || place.length > SMALL_BYTES) {
      asked.push(one);
      continue;
    }
    if (performance.now() - sliceBegan > SLICE_MS) {
      await breathe();
      signal.throwIfAborted();
      sliceBegan = performance.now();
    }
    orMissingAtOnce(item.mediaId, () => readIntoAtOnce(pathOf(item.mediaId), place));
    isSlow = performance.now() - sliceBegan > SLOW_MS;
  }
  await pMap(
    asked,
    ({ item, place }) => orMissing(item.mediaId, readInto(pathOf(item.mediaId), place)),
    { concurrency: CONCURRENCY, signal },
  );
}
