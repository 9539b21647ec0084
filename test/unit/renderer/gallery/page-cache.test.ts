import { describe, expect, it, vi } from 'vitest';
import {
  createPageCache,
  MOST_PAGES,
  PAGE_SIZE,
  wantedPages,
} from '../../../../src/renderer/features/gallery/page-cache.ts';
import type { GalleryItem } from '../../../../src/shared/domain/gallery.ts';
import { MediaId } from '../../../../src/shared/domain/ids.ts';
import type { ReviewOutcome } from '../../../../src/shared/domain/verdict.ts';

function itemOf(place: number, outcome: ReviewOutcome | null): GalleryItem {
  return {
    mediaId: MediaId.parse(place.toString(16).padStart(64, '0')),
    width: 10,
    height: 10,
    weak: null,
    post: null,
    isSensitive: false,
    groupSize: 1,
    outcome,
    student: null,
  };
}

/** A program whose answers are given by hand. */
function aProgram() {
  const outcomes = new Map<number, ReviewOutcome | null>();
  const open = new Map<number, { answer: () => void; fail: () => void; signal: AbortSignal }>();
  const asked: number[] = [];
  const tasks: (() => void)[] = [];
  const onFailure = vi.fn(() => false);
  const cache = createPageCache({
    fetchPage: (page, signal) => {
      asked.push(page);
      const from = page * PAGE_SIZE;
      const items = Array.from({ length: PAGE_SIZE }, (_, index) =>
        itemOf(from + index, outcomes.get(from + index) ?? null),
      );
      return new Promise((resolve, reject) =>
        open.set(page, {
          answer: () => resolve(items),
          fail: () => reject(new Error('no')),
          signal,
        }),
      );
    },
    onFailure,
    schedule: (task) => tasks.push(task),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return {
    cache,
    outcomes,
    asked,
    onFailure,
    signalOf: (page: number) => open.get(page)?.signal,
    answer: async (...pages: readonly number[]) => {
      for (const page of pages) open.get(page)?.answer();
      await settled();
    },
    fail: async (page: number) => {
      open.get(page)?.fail();
      await settled();
    },
    runLater: () => {
      for (const task of tasks.splice(0)) task();
    },
  };
}

describe('createPageCache', () => {
  it('asks once for what is in view, and tells when it is here', async () => {
    const { cache, asked, answer } = aProgram();
    const listener = vi.fn();
    cache.subscribe(listener);
    cache.want([0, 1]);
    cache.want([0, 1]);
    await answer(0);

    expect(asked).toEqual([0, 1]);
    expect(listener).toHaveBeenCalledOnce();
    expect(cache.itemAt(5)?.mediaId).toBe(itemOf(5, null).mediaId);
    expect(cache.itemAt(PAGE_SIZE)).toBeUndefined();
  });

  it('gives up the requests for pages that were passed', async () => {
    const { cache, signalOf, answer } = aProgram();
    cache.want([0, 1]);
    cache.want([7]);
    await answer(0, 1, 7);

    expect([signalOf(0)?.aborted, signalOf(1)?.aborted]).toEqual([true, true]);
    expect(cache.itemAt(0)).toBeUndefined();
    expect(cache.itemAt(7 * PAGE_SIZE)).toBeDefined();
  });

  it('keeps a bounded number of pages, the longest unseen go first', async () => {
    const { cache, answer } = aProgram();
    for (let page = 0; page < MOST_PAGES + 10; page += 1) {
      cache.want([0, page]);
      await answer(0, page);
    }
    const held = Array.from({ length: MOST_PAGES + 10 }, (_, page) => page).filter(
      (page) => cache.itemAt(page * PAGE_SIZE) !== undefined,
    );

    expect(held).toHaveLength(MOST_PAGES);
    expect(held).toContain(0);
    expect(held).not.toContain(1);
  });

  it('asks again after a failure, as long as the page is wanted', async () => {
    const { cache, asked, fail, onFailure, runLater } = aProgram();
    cache.want([3]);
    await fail(3);
    runLater();

    expect(onFailure).toHaveBeenCalledOnce();
    expect(asked).toEqual([3, 3]);
    await fail(3);
    cache.want([]);
    runLater();
    expect(asked).toEqual([3, 3]);
  });
});

describe('claims', () => {
  it('are drawn at once, on the images of their ranges alone', async () => {
    const { cache, answer } = aProgram();
    cache.want([0]);
    await answer(0);
    const untouched = cache.itemAt(9);
    cache.claim([[2, 3]], 'POS');

    expect([1, 2, 3, 4].map((place) => cache.itemAt(place)?.outcome)).toEqual([
      null,
      'POS',
      'POS',
      null,
    ]);
    expect(cache.isClaimed(itemOf(2, null).mediaId)).toBe(true);
    expect(cache.itemAt(9)).toBe(untouched);
  });

  it('give way to what the program says once it has answered', async () => {
    const { cache, answer, outcomes, runLater } = aProgram();
    cache.want([0]);
    await answer(0);
    const claim = cache.claim([[2, 2]], 'POS');
    outcomes.set(2, 'disputed');
    claim.confirm();

    expect(cache.isClaimed(itemOf(2, null).mediaId)).toBe(false);
    expect(cache.itemAt(2)?.outcome).toBe('POS');
    runLater();
    await answer(0);
    expect(cache.itemAt(2)?.outcome).toBe('disputed');
  });

  it('stand against an answer that was on its way before them', async () => {
    const { cache, answer, outcomes, runLater } = aProgram();
    cache.want([0]);
    await answer(0);
    cache.readAgain();
    const claim = cache.claim([[2, 2]], 'POS');
    await answer(0);

    expect(cache.itemAt(2)?.outcome).toBe('POS');
    outcomes.set(2, 'POS');
    claim.confirm();
    runLater();
    await answer(0);
    expect(cache.itemAt(2)?.outcome).toBe('POS');
  });

  it('are taken back where the program refuses, but for a later one on the same image', async () => {
    const { cache, answer } = aProgram();
    cache.want([0]);
    await answer(0);
    const first = cache.claim([[2, 4]], 'POS');
    cache.claim([[3, 3]], 'NEG');
    first.revert();

    expect([2, 3, 4].map((place) => cache.itemAt(place)?.outcome)).toEqual([null, 'NEG', null]);
  });
});

describe('wantedPages', () => {
  it('holds the view first, then what comes next in the direction of scrolling', () => {
    expect(wantedPages([0, 199], 'forwards', 9)).toEqual([0, 1, 2]);
    expect(wantedPages([950, 1050], 'forwards', 9)).toEqual([4, 5, 6, 7, 3]);
    expect(wantedPages([950, 1050], 'backwards', 9)).toEqual([4, 5, 3, 2, 6]);
    expect(wantedPages([1900, 1990], 'forwards', 9)).toEqual([9, 8]);
    expect(wantedPages([0, -1], 'forwards', -1)).toEqual([]);
  });
});
