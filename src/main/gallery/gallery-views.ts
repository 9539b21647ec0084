import { Failure } from '../../shared/failure.ts';

const KEPT = 16;

/** Opened views: rows of images at their places. The newest 16 are kept. */
export type GalleryViews = {
  /** Returns the view's id. */
  readonly add: (rowIds: Uint32Array) => string;
  /** @throws Failure NOT_FOUND for a view that is not kept any more. */
  readonly get: (viewId: string) => Uint32Array;
};

export function createGalleryViews(prefix: string): GalleryViews {
  const views = new Map<string, Uint32Array>();
  let opened = 0;
  return {
    add: (rowIds) => {
      opened += 1;
      const viewId = `${prefix}-${opened}`;
      views.set(viewId, rowIds);
      for (const oldest of views.keys()) {
        if (views.size <= KEPT) break;
        views.delete(oldest);
      }
      return viewId;
    },
    get: (viewId) => {
      const view = views.get(viewId);
      if (view === undefined) {
        throw new Failure(
          'NOT_FOUND',
          'This view of the gallery is no longer open',
          'Open the gallery again; nothing is lost.',
        );
      }
      return view;
    },
  };
}
