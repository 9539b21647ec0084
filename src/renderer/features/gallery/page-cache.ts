import type { GalleryItem } from '../../../shared/domain/gallery.ts';
import type { ReviewOutcome } from '../../../shared/domain/verdict.ts';
import type { PlaceRange } from './selection.ts';

/** Images that are asked for at once. */
export const PAGE_SIZE = 200;
/** Pages that are kept; the longest unseen go first. */
export const MOST_PAGES = 40;
const RETRY_MS = 1500;
const CHECK_MS = 400;

/** An outcome that is drawn before the program has answered, or before it was read again. */
export type Claim = {
  /** The program has it: what it says is read again soon. */
  readonly confirm: () => void;
  /** The program refused it: what was there before is drawn again. */
  readonly revert: () => void;
};

/** The images around the view. */
export type PageCache = {
  /** The image at a place; undefined while its page is not here. */
  readonly itemAt: (place: number) => GalleryItem | undefined;
  /** Whether the program has not yet answered what is drawn on an image. */
  readonly isClaimed: (mediaId: string) => boolean;
  /** Asks for these pages, the most urgent first, and gives up the requests for others. */
  readonly want: (pages: readonly number[]) => void;
  /** Draws an outcome on the images in ranges that are here. */
  readonly claim: (ranges: readonly PlaceRange[], outcome: ReviewOutcome | null) => Claim;
  /** Reads the pages in view again and forgets the others. */
  readonly readAgain: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Rises with every change. */
  readonly version: () => number;
};

type PageCacheParts = {
  readonly fetchPage: (page: number, signal: AbortSignal) => Promise<readonly GalleryItem[]>;
  /** Called with what a request failed with; `true` stops asking. */
  readonly onFailure: (error: unknown) => boolean;
  readonly schedule: (task: () => void, delayMs: number) => void;
};

type Page = { readonly read: readonly GalleryItem[]; drawn: readonly GalleryItem[] };
type Overlay = {
  readonly outcome: ReviewOutcome | null;
  readonly claim: symbol;
  /** Requests from this number on see it; null until the program has answered. */
  seenFrom: number | null;
};

/**
 * A bounded cache of pages of an open view.
 *
 * Memory: at most `MOST_PAGES` pages beside those that are wanted. An outcome that was just given is laid over
 * the images until a request that was begun after the program's answer has brought it.
 */
export function createPageCache(parts: PageCacheParts): PageCache {
  const pages = new Map<number, Page>();
  const requests = new Map<number, AbortController>();
  const overlays = new Map<string, Overlay>();
  const listeners = new Set<() => void>();
  let wanted: readonly number[] = [];
  let version = 0;
  let requestCount = 0;
  let isCheckDue = false;

  const changed = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const drawn = (read: readonly GalleryItem[]): readonly GalleryItem[] =>
    overlays.size === 0 ? read : read.map((item) => laidOver(item, overlays.get(item.mediaId)));
  const drawAgain = (): void => {
    for (const page of pages.values()) {
      page.drawn = keptWhereEqual(page.drawn, drawn(page.read));
    }
    changed();
  };

  const ask = (page: number): void => {
    if (requests.has(page)) return;
    const request = new AbortController();
    requests.set(page, request);
    requestCount += 1;
    const number = requestCount;
    parts.fetchPage(page, request.signal).then(
      (read) => {
        if (request.signal.aborted) return;
        requests.delete(page);
        for (const { mediaId } of read) {
          const seenFrom = overlays.get(mediaId)?.seenFrom ?? null;
          if (seenFrom !== null && seenFrom <= number) overlays.delete(mediaId);
        }
        const before = pages.get(page);
        pages.delete(page);
        pages.set(page, { read, drawn: keptWhereEqual(before?.drawn, drawn(read)) });
        forgetOldest(pages, wanted);
        changed();
      },
      (error: unknown) => {
        if (request.signal.aborted) return;
        requests.delete(page);
        if (parts.onFailure(error)) return;
        parts.schedule(() => {
          if (wanted.includes(page) && !pages.has(page)) ask(page);
        }, RETRY_MS);
      },
    );
  };
  const giveUp = (page: number): void => {
    requests.get(page)?.abort();
    requests.delete(page);
  };
  const readAgain = (): void => {
    for (const page of [...requests.keys()]) giveUp(page);
    for (const page of [...pages.keys()]) if (!wanted.includes(page)) pages.delete(page);
    for (const page of wanted) ask(page);
  };
  /** Once the keys rest: one reading for many verdicts. */
  const checkSoon = (): void => {
    if (isCheckDue) return;
    isCheckDue = true;
    parts.schedule(() => {
      isCheckDue = false;
      readAgain();
    }, CHECK_MS);
  };

  return {
    itemAt: (place) => pages.get(Math.floor(place / PAGE_SIZE))?.drawn[place % PAGE_SIZE],
    isClaimed: (mediaId) => {
      const overlay = overlays.get(mediaId);
      return overlay !== undefined && overlay.seenFrom === null;
    },
    want: (next) => {
      wanted = next;
      for (const page of [...requests.keys()]) if (!next.includes(page)) giveUp(page);
      for (const page of next) {
        const held = pages.get(page);
        if (held === undefined) ask(page);
        else {
          pages.delete(page);
          pages.set(page, held);
        }
      }
    },
    claim: (ranges, outcome) => {
      const claim = Symbol('claim');
      const claimed: string[] = [];
      for (const [page, { read }] of pages) {
        for (const [index, { mediaId }] of read.entries()) {
          if (!isInRanges(ranges, page * PAGE_SIZE + index)) continue;
          overlays.set(mediaId, { outcome, claim, seenFrom: null });
          claimed.push(mediaId);
        }
      }
      drawAgain();
      const own = (mediaId: string): Overlay | null => {
        const overlay = overlays.get(mediaId);
        return overlay?.claim === claim ? overlay : null;
      };
      return {
        confirm: () => {
          for (const mediaId of claimed) {
            const overlay = own(mediaId);
            if (overlay !== null) overlay.seenFrom = requestCount + 1;
          }
          changed();
          checkSoon();
        },
        revert: () => {
          for (const mediaId of claimed) if (own(mediaId) !== null) overlays.delete(mediaId);
          drawAgain();
          checkSoon();
        },
      };
    },
    readAgain,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

/**
 * The pages to ask for: those in view, then one each way, first in the direction of scrolling.
 *
 * `lastPage`: the last page that there is; -1 where there are no images.
 */
export function wantedPages(
  [first, last]: PlaceRange,
  direction: 'forwards' | 'backwards',
  lastPage: number,
): readonly number[] {
  const from = Math.max(0, Math.floor(first / PAGE_SIZE));
  const to = Math.min(lastPage, Math.floor(Math.max(first, last) / PAGE_SIZE));
  if (to < from) return [];
  const inView = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const around =
    direction === 'forwards' ? [to + 1, to + 2, from - 1] : [from - 1, from - 2, to + 1];
  return [...inView, ...around.filter((page) => page >= 0 && page <= lastPage)];
}

function forgetOldest(pages: Map<number, Page>, wanted: readonly number[]): void {
  for (const page of [...pages.keys()]) {
    if (pages.size <= MOST_PAGES) return;
    if (!wanted.includes(page)) pages.delete(page);
  }
}

function isInRanges(ranges: readonly PlaceRange[], place: number): boolean {
  return ranges.some(([first, last]) => place >= first && place <= last);
}

function laidOver(item: GalleryItem, overlay: Overlay | undefined): GalleryItem {
  return overlay === undefined || overlay.outcome === item.outcome
    ? item
    : { ...item, outcome: overlay.outcome };
}

/** Images that are drawn alike stay the same objects, so that their tiles are not drawn again. */
function keptWhereEqual(
  before: readonly GalleryItem[] | undefined,
  next: readonly GalleryItem[],
): readonly GalleryItem[] {
  if (before === undefined) return next;
  return next.map((item, index) => {
    const old = before[index];
    return old !== undefined && isSameDrawing(old, item) ? old : item;
  });
}

/** Whether two readings of an image are drawn alike; all but outcome and student stay as long as a view is open. */
function isSameDrawing(a: GalleryItem, b: GalleryItem): boolean {
  return (
    a.mediaId === b.mediaId &&
    a.outcome === b.outcome &&
    a.isSensitive === b.isSensitive &&
    a.groupSize === b.groupSize &&
    a.weak?.polarity === b.weak?.polarity &&
    a.weak?.confidence === b.weak?.confidence &&
    a.student?.join() === b.student?.join()
  );
}
