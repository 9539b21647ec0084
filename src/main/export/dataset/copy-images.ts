import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pMap from 'p-map';
import { copyFlushed } from '../../disk/copy-flushed.ts';
import { flushFolder } from '../../disk/flush-folder.ts';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import type { PieceWriting } from './dataset-form.ts';
import { orMissing } from './missing-image.ts';

/** Copies that wait for the disk at the same time. */
const CONCURRENCY = 16;

/**
 * Copies a piece's images to where a form wants them, page by page.
 *
 * @param pathOf place of an image's copy below the export's folder.
 * @param tell told of every page once its copies are on the disk.
 */
export async function copyImages(
  { folder, pages, pathOf: sourceOf, wrote, signal }: PieceWriting,
  pathOf: (item: ExportedItem) => string,
  tell: (page: readonly ExportedItem[]) => Promise<void>,
): Promise<void> {
  const folders = new Set<string>();
  const copy = async (item: ExportedItem): Promise<void> => {
    const target = join(folder, pathOf(item));
    const parent = dirname(target);
    if (!folders.has(parent)) await mkdir(parent, { recursive: true });
    folders.add(parent);
    await orMissing(item.mediaId, copyFlushed(sourceOf(item.mediaId), target));
    wrote(1);
  };
  for await (const page of pages) {
    await pMap(page, copy, { concurrency: CONCURRENCY, signal });
    await tell(page);
  }
  for (const one of folders) await flushFolder(one);
}
