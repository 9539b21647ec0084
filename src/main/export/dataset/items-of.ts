import { setImmediate as breathe } from 'node:timers/promises';
import type { DatasetExports, ExportedItem } from '../../pipeline/ports/dataset-exports.ts';
import type { Piece } from './plan-pieces.ts';

const PAGE = 500;

/** The images of a piece, in pages, so that its length does not matter. Throws the signal's reason. */
export async function* itemsOf(
  datasets: DatasetExports,
  dataset: string,
  { split, after, until }: Piece,
  signal: AbortSignal,
): AsyncGenerator<readonly ExportedItem[]> {
  for (let last = after; ; ) {
    const page = datasets.exportedItems({ dataset, split, after: last, limit: PAGE });
    const within = page.filter(({ mediaId }) => mediaId <= until);
    if (within.length > 0) yield within;
    await breathe();
    signal.throwIfAborted();
    if (within.length < PAGE) return;
    last = within.at(-1)?.mediaId ?? last;
  }
}
