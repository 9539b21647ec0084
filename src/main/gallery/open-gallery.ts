import { Worker } from 'node:worker_threads';
import type { GalleryItem, GalleryView } from '../../shared/domain/gallery.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { Failure } from '../../shared/failure.ts';
import type {
  GalleryAnswer,
  GalleryCalls,
  GalleryThreadData,
  OpenView,
  PlaceRanges,
} from './worker-messages.ts';

/** The gallery of an open workspace: its images in memory, in a thread of their own. */
export type Gallery = {
  readonly open: (view: OpenView) => Promise<GalleryView>;
  /** @throws Failure NOT_FOUND for a view that is no longer open; so do `place` and `mediaIdsAt`. */
  readonly page: (
    viewId: string,
    range: { readonly offset: number; readonly limit: number },
  ) => Promise<readonly GalleryItem[]>;
  readonly place: (viewId: string, mediaId: MediaId) => Promise<number | null>;
  /** Images at ranges of places, both ends included; places behind the end are left out. */
  readonly mediaIdsAt: (viewId: string, ranges: PlaceRanges) => Promise<readonly MediaId[]>;
  readonly group: (mediaId: MediaId) => Promise<readonly GalleryItem[]>;
  readonly samePosts: (mediaId: MediaId) => Promise<readonly GalleryItem[]>;
  /**
   * Tells that something other than verdicts changed, or is changing. Verdicts need no word: every view looks.
   *
   * `runs`: until it ended, views may be a few seconds old. `ended`: the images are read again at once.
   */
  readonly invalidate: (by: 'runs' | 'ended') => void;
  /** Waits until the thread has ended; calls that wait for an answer fail. */
  readonly close: () => Promise<void>;
};

type Waiting = { readonly resolve: (answer: never) => void; readonly reject: (e: Failure) => void };

/**
 * Opens the gallery over a database file, which stays open elsewhere, and begins to read it.
 *
 * A thread that died fails the calls it had; the next call starts another.
 *
 * @param worker path of `gallery-worker`, as source or built.
 * @param onFresh called when images were read again after they were told to have changed.
 */
export function openGallery(options: {
  readonly database: string;
  readonly defaultTeacher: string;
  readonly worker: string;
  readonly onFresh: () => void;
}): Gallery {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let starts = 0;
  let nextId = 0;
  let isClosed = false;
  let isChanging = false;

  const failAll = (failure: Failure): void => {
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  const start = (): Worker => {
    if (isClosed) throw closedFailure();
    starts += 1;
    const workerData: GalleryThreadData = {
      database: options.database,
      defaultTeacher: options.defaultTeacher,
      viewPrefix: String(starts),
    };
    const started = new Worker(options.worker, { workerData });
    const end = (reason: string): void => {
      if (thread !== started) return;
      thread = null;
      failAll(deadFailure(reason));
    };
    started.on('message', (answer: GalleryAnswer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok)
        asked?.resolve(answer.answer as never); // why: the thread answers what was asked
      else asked?.reject(new Failure(answer.kind, answer.message, answer.advice));
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error) => end(String(error)));
    started.on('exit', () => end('it ended'));
    started.unref();
    return started;
  };
  const call = async <K extends keyof GalleryCalls>(
    kind: K,
    asked: GalleryCalls[K]['asked'],
  ): Promise<GalleryCalls[K]['answer']> => {
    thread ??= start();
    const { promise, resolve, reject } = Promise.withResolvers<GalleryCalls[K]['answer']>();
    const id = nextId;
    nextId += 1;
    waiting.set(id, { resolve, reject });
    thread.ref();
    thread.postMessage({ id, kind, asked });
    return promise;
  };

  thread = start();
  return {
    open: async (view) => {
      const found = await call('open', { ...view, isChanging });
      const [NEG, NEU, POS, none] = found.counts;
      return {
        viewId: found.viewId,
        total: found.total,
        sections: found.sectionKeys.map((key, index) => ({
          key,
          count: found.sectionCounts[index] ?? 0,
        })),
        counts: { NEG, NEU, POS, none },
      };
    },
    page: (viewId, range) => call('page', { viewId, ...range }),
    place: (viewId, mediaId) => call('place', { viewId, mediaId }),
    mediaIdsAt: (viewId, ranges) => call('mediaIdsAt', { viewId, ranges }),
    group: (mediaId) => call('group', { mediaId }),
    samePosts: (mediaId) => call('samePosts', { mediaId }),
    invalidate: (by) => {
      isChanging = by === 'runs';
      if (isChanging || isClosed) return;
      // A failure is told to whoever opens a view.
      call('refresh', null).then(options.onFresh, () => {});
    },
    close: async () => {
      isClosed = true;
      const closing = thread;
      thread = null;
      failAll(closedFailure());
      if (closing === null) return;
      const ended = new Promise<void>((resolve) => closing.once('exit', () => resolve()));
      closing.ref();
      // Not terminated from outside: SQLite closes its files itself.
      closing.postMessage({ id: -1, kind: 'close', asked: null });
      await ended;
    },
  };
}

function deadFailure(reason: string): Failure {
  return new Failure(
    'BUG',
    `The gallery stopped: ${reason}`,
    'Nothing is lost. Open the gallery again; it starts anew.',
  );
}

function closedFailure(): Failure {
  return new Failure('NO_WORKSPACE', 'The workspace is closed', 'Open a workspace first.');
}
