import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MediaId } from '../../shared/domain/ids.ts';

/** Rows that are read between two turns of the event loop: some milliseconds. */
const PAGE = 1_000;

type Read<Item> = (after: MediaId | '', limit: number) => readonly Item[];

/** Reads all images of a list that is given page by page; other work has its turn between two pages. */
export async function inPages<Item extends { readonly mediaId: MediaId }>(
  read: Read<Item>,
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  await forEachPage(
    read,
    (page) => {
      for (const item of page) all.push(item);
    },
    signal,
  );
  return all;
}

/** Shows each page of such a list, and keeps none; all pages but the last have `size` images. */
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
