import type { MediaId } from '../../shared/domain/ids.ts';
import type { Thumbnails } from '../pipeline/ports/thumbnails.ts';
import { createRenderQueue } from './render-queue.ts';
import { renderThumbnail, renderThumbnails } from './thumbnail.ts';
import {
  isDamage,
  type KeptThumbnail,
  openThumbnailFile,
  removeThumbnailFile,
} from './thumbnail-file.ts';
import { THUMBNAIL_SIDES, type ThumbnailSide } from './thumbnail-sides.ts';

/** Thumbnails of an open workspace: kept ones at once, others rendered in turn and kept. */
export type ThumbnailCache = Thumbnails & {
  /**
   * The WebP thumbnail of an image that someone looks for right now; equal requests share one rendering.
   *
   * @throws the signal's reason when it is aborted, and Error when the image cannot be rendered
   */
  readonly get: (mediaId: MediaId, side: ThumbnailSide, signal: AbortSignal) => Promise<Buffer>;
  /** Renders at a side that is not kept, in its turn. */
  readonly render: (mediaId: MediaId, side: number, signal: AbortSignal) => Promise<Buffer>;
  /** Images up to this place have their thumbnails. */
  readonly completeUpTo: () => number;
  readonly setCompleteUpTo: (place: number) => void;
  /** Waits for what is being rendered, writes what was made, and closes the file. */
  readonly close: () => Promise<void>;
};

/** Writing waits for company: this many thumbnails, or this long. */
const BATCH = 48;
const BATCH_MS = 200;

type Rendering = {
  readonly image: Promise<Buffer>;
  readonly abort: AbortController;
  waiters: number;
};

/** @throws Error where the file can neither be opened nor replaced */
export function openThumbnailCache(options: {
  readonly file: string;
  readonly pathOf: (mediaId: MediaId) => string;
  /** Images that are rendered at the same time. */
  readonly concurrency: number;
}): ThumbnailCache {
  const { pathOf } = options;
  const queue = createRenderQueue(options.concurrency);
  const renderings = new Map<string, Rendering>();
  const unwritten = new Map<string, KeptThumbnail>();
  let file = openThumbnailFile(options.file);
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  /** Does something with the file; a damaged one is replaced, and then it is done with the new one. */
  const withFile = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (!isDamage(error)) throw error;
      file.close();
      removeThumbnailFile(options.file);
      file = openThumbnailFile(options.file);
      return work();
    }
  };

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const batch = [...unwritten.values()];
    unwritten.clear();
    if (batch.length > 0) withFile(() => file.write(batch));
  };

  const keep = (thumbnails: readonly KeptThumbnail[]): void => {
    if (isClosed) return;
    for (const thumbnail of thumbnails) {
      unwritten.set(keyOf(thumbnail.mediaId, thumbnail.side), thumbnail);
    }
    if (unwritten.size >= BATCH) flush();
    else timer ??= setTimeout(flushIfPossible, BATCH_MS);
  };

  /** For thumbnails that are on a screen already: not to keep them costs time later, and nothing else. */
  const flushIfPossible = (): void => {
    try {
      flush();
    } catch {
      // A full disk shows itself to whoever stores something that matters.
    }
  };

  const read = (mediaId: MediaId, side: number): Buffer | null | undefined => {
    const fresh = unwritten.get(keyOf(mediaId, side));
    return fresh === undefined ? withFile(() => file.read(mediaId, side)) : fresh.image;
  };

  const sidesLacking = (mediaId: MediaId): readonly ThumbnailSide[] => {
    const kept = withFile(() => file.sidesOf(mediaId));
    return THUMBNAIL_SIDES.filter(
      (side) => !kept.includes(side) && !unwritten.has(keyOf(mediaId, side)),
    );
  };

  const begin = (mediaId: MediaId, side: ThumbnailSide): Rendering => {
    const key = keyOf(mediaId, side);
    const abort = new AbortController();
    const image = queue
      .run(
        async () => {
          const rendered = await renderThumbnail(pathOf(mediaId), side);
          keep([{ mediaId, side, image: rendered }]);
          return rendered;
        },
        { urgency: 'shown', signal: abort.signal },
      )
      .finally(() => {
        if (renderings.get(key) === rendering) renderings.delete(key);
      });
    const rendering = { image, abort, waiters: 0 };
    renderings.set(key, rendering);
    return rendering;
  };

  /** Waits until the image is there or the waiter gives up; with its last waiter the rendering is given up. */
  const waitFor = (key: string, rendering: Rendering, signal: AbortSignal): Promise<Buffer> => {
    rendering.waiters += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason);
        rendering.waiters -= 1;
        if (rendering.waiters > 0) return;
        // Another request from now on begins anew, and does not join what is given up.
        if (renderings.get(key) === rendering) renderings.delete(key);
        rendering.abort.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      rendering.image
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', leave));
    });
  };

  return {
    get: async (mediaId, side, signal) => {
      signal.throwIfAborted();
      const kept = read(mediaId, side);
      if (kept) return kept;
      const key = keyOf(mediaId, side);
      return waitFor(key, renderings.get(key) ?? begin(mediaId, side), signal);
    },
    render: (mediaId, side, signal) =>
      queue.run(() => renderThumbnail(pathOf(mediaId), side), { urgency: 'shown', signal }),
    lacking: (mediaIds) => mediaIds.filter((mediaId) => sidesLacking(mediaId).length > 0),
    make: (mediaId, signal) =>
      queue.run(
        async () => {
          const sides = sidesLacking(mediaId);
          const images = await renderThumbnails(pathOf(mediaId), sides).catch(() => null);
          keep(sides.map((side, index) => ({ mediaId, side, image: images?.[index] ?? null })));
          return images !== null;
        },
        { urgency: 'background', signal },
      ),
    flush,
    completeUpTo: () => withFile(() => file.mark()),
    setCompleteUpTo: (place) => withFile(() => file.setMark(place)),
    close: async () => {
      for (const { abort } of renderings.values())
        abort.abort(new Error('the workspace was closed'));
      await queue.idle();
      flushIfPossible();
      isClosed = true;
      file.close();
    },
  };
}

function keyOf(mediaId: MediaId, side: number): string {
  return `${mediaId} ${side}`;
}
