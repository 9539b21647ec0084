import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MediaId } from '../../shared/domain/ids.ts';

const PAGE = 5_000;

/** Reads all images of a list that is given page by page; other work has its turn between two pages. */
export async function inPages<Item extends { readonly mediaId: MediaId }>(
  read: (after: MediaId | '', limit: number) => readonly Item[],
  signal: AbortSignal,
): Promise<readonly Item[]> {
  const all: Item[] = [];
  for (;;) {
    const page = read(all.at(-1)?.mediaId ?? '', PAGE);
    for (const item of page) all.push(item);
    if (page.length < PAGE) return all;
    await nextTurn();
    signal.throwIfAborted();
  }
}
