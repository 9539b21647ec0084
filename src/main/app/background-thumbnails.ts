import { makeThumbnails } from '../pipeline/make-thumbnails.ts';
import type { CleanMedia } from '../pipeline/ports/clean-media.ts';
import type { Thumbnails } from '../pipeline/ports/thumbnails.ts';

/** Makes thumbnails while nothing else is to be done. */
export type BackgroundThumbnails = {
  /** Told that jobs began or ended: makes way for a job, and looks for new images after it. */
  readonly jobsChanged: () => void;
  /** Resolves once nothing runs. */
  readonly close: () => Promise<void>;
};

/** One image at a time: the rest of the machine is the person's. */
const CONCURRENCY = 1;

/** The interface loads first; short commands end before it begins. */
const PAUSE_MS = 2000;

/**
 * Works while no job runs or waits, over the images that came since it last was through.
 *
 * How far it was through is kept with the thumbnails, so that opening a workspace that has them all costs a
 * look at one number.
 */
export function startBackgroundThumbnails(options: {
  readonly cleanMedia: CleanMedia;
  readonly thumbnails: Thumbnails & {
    readonly completeUpTo: () => number;
    readonly setCompleteUpTo: (place: number) => void;
  };
  readonly isBusy: () => boolean;
  readonly onError: (error: unknown) => void;
  readonly pauseMs?: number;
}): BackgroundThumbnails {
  const { cleanMedia, thumbnails } = options;
  let mayLack = true;
  let timer: NodeJS.Timeout | null = null;
  let running: { readonly abort: AbortController; readonly ended: Promise<void> } | null = null;
  let isClosed = false;

  const work = async (signal: AbortSignal): Promise<void> => {
    const settled = cleanMedia.settledUpTo();
    const after = thumbnails.completeUpTo();
    try {
      await makeThumbnails(
        { cleanMedia, thumbnails },
        { concurrency: CONCURRENCY, after },
        { signal, report: () => undefined },
      );
      if (settled > after) thumbnails.setCompleteUpTo(settled);
    } catch (error) {
      if (signal.aborted) mayLack = true;
      else options.onError(error);
    }
  };

  const begin = (): void => {
    timer = null;
    mayLack = false;
    const abort = new AbortController();
    const ended = work(abort.signal).then(() => {
      running = null;
      consider();
    });
    running = { abort, ended };
  };

  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    running?.abort.abort();
  };

  const consider = (): void => {
    if (isClosed) return;
    if (options.isBusy()) {
      mayLack = true;
      stop();
    } else if (mayLack && running === null && timer === null) {
      timer = setTimeout(begin, options.pauseMs ?? PAUSE_MS);
    }
  };

  consider();
  return {
    jobsChanged: consider,
    close: async () => {
      isClosed = true;
      stop();
      await running?.ended;
    },
  };
}
