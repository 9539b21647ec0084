import { readFile } from 'node:fs/promises';
import { pMapIterable } from 'p-map';
import type { ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import type { PieceWriting } from './dataset-form.ts';
import { orMissing } from './missing-image.ts';

/** Files that are read ahead. */
const AHEAD = 8;

/** A piece's images with their bytes, in order, some of them read ahead. */
export function readImages({
  pages,
  pathOf,
}: PieceWriting): AsyncIterable<{ readonly item: ExportedItem; readonly bytes: Buffer }> {
  return pMapIterable(
    oneByOne(pages),
    async (item) => ({
      item,
      bytes: await orMissing(item.mediaId, readFile(pathOf(item.mediaId))),
    }),
    { concurrency: AHEAD },
  );
}

async function* oneByOne(
  pages: AsyncIterable<readonly ExportedItem[]>,
): AsyncGenerator<ExportedItem> {
  for await (const page of pages) yield* page;
}
