import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MediaId } from '../../shared/domain/ids.ts';

/** Rows that are read between two turns of the event loop: some milliseconds. */
const PAGE = 1_000;

type Read<Item> = (after: MediaId | '', limit: number) => readonly Item[];

/** Shows each page of a list of images, other work having its turn between two; all pages but the last have `size` images. */
export async function forEachPage<Item extends { readonly mediaId: MediaId }>(
  read: Read<Item>,
  onPage: (page: readonly Item[]) => void,
  signal: AbortSignal,
  size = PAGE,
): Promise<void> {
  let after: MediaId | '' = '';
  for (;;) {
    const page: readonly Item[] = read(after, size);
    onPage(page);
    const last = page.at(-1);
    if (last === undefined || page.length < size) return;
    after = last.mediaId;
    await nextTurn();
    signal.throwIfAborted();
  }
}
