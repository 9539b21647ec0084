import { Failure } from '../../shared/failure.ts';
import type { OpenView } from './worker-messages.ts';

const KEPT = 16;

/** An opened view: rows of images at their places. */
export type KeptView = {
  /** The first of them at least; all once `whole` is settled. */
  readonly known: Uint32Array;
  readonly total: number;
  /** Rejected where the images could not be read, or when the view was dropped before they were. */
  readonly whole: Promise<Uint32Array>;
};

/** A view of which so far only the first places are known. */
export type BegunView = {
  readonly look: OpenView;
  readonly complete: (rowIds: Uint32Array) => void;
  /** The view is no longer kept. */
  readonly fail: (reason: unknown) => void;
};

/** Opened views. The newest 16 are kept. */
export type GalleryViews = {
  /** Returns the view's id. */
  readonly add: (rowIds: Uint32Array) => string;
  /** Keeps a view whose other places follow. */
  readonly begin: (look: OpenView, first: Uint32Array, total: number) => string;
  /** The views that are kept and not complete, the newest first. */
  readonly begun: () => readonly BegunView[];
  /** @throws Failure NOT_FOUND for a view that is not kept any more. */
  readonly get: (viewId: string) => KeptView;
};

export function createGalleryViews(prefix: string): GalleryViews {
  const views = new Map<string, KeptView>();
  const begun = new Map<string, BegunView>();
  let opened = 0;

  const keep = (view: KeptView): string => {
    opened += 1;
    const viewId = `${prefix}-${opened}`;
    views.set(viewId, view);
    for (const oldest of views.keys()) {
      if (views.size <= KEPT) break;
      views.delete(oldest);
      begun.get(oldest)?.fail(goneFailure());
    }
    return viewId;
  };
  const add = (rowIds: Uint32Array) =>
    keep({ known: rowIds, total: rowIds.length, whole: Promise.resolve(rowIds) });

  return {
    add,
    begin: (look, first, total) => {
      if (first.length >= total) return add(first);
      const { promise, resolve, reject } = Promise.withResolvers<Uint32Array>();
      // Told to whoever waits for it; often nobody does.
      promise.catch(() => {});
      const viewId = keep({ known: first, total, whole: promise });
      begun.set(viewId, {
        look,
        complete: (rowIds) => {
          begun.delete(viewId);
          views.set(viewId, { known: rowIds, total, whole: promise });
          resolve(rowIds);
        },
        fail: (reason) => {
          begun.delete(viewId);
          views.delete(viewId);
          reject(reason);
        },
      });
      return viewId;
    },
    begun: () => [...begun.values()].reverse(),
    get: (viewId) => {
      const view = views.get(viewId);
      if (view === undefined) throw goneFailure();
      return view;
    },
  };
}

function goneFailure(): Failure {
  return new Failure(
    'NOT_FOUND',
    'This view of the gallery is no longer open',
    'Open the gallery again; nothing is lost.',
  );
}
