import { ORPCError } from '@orpc/client';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { GalleryItem, GalleryView } from '../../../shared/domain/gallery.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useOpenView } from '../../bridge/gallery-queries.ts';
import type { GalleryLook } from './gallery-view.ts';
import { createPageCache, PAGE_SIZE, type PageCache, wantedPages } from './page-cache.ts';
import type { PlaceRange } from './selection.ts';

/** An open view and the images of it that are here. */
export type GalleryImages = {
  /** Undefined until the first view is open. */
  readonly view: GalleryView | undefined;
  /** The view belongs to what was shown before; the one asked for is being opened. */
  readonly isStale: boolean;
  readonly error: Error | null;
  readonly pages: PageCache;
  readonly itemAt: (place: number) => GalleryItem | undefined;
  /** Tells which images are in view, and where the person scrolls to. */
  readonly onView: (places: PlaceRange, direction: 'forwards' | 'backwards') => void;
  readonly reopen: () => void;
};

/** Opens the view of a look and loads the pages around what is seen; a view that is gone is opened again. */
export function useGalleryImages(look: GalleryLook): GalleryImages {
  const { client } = useBridge();
  const opened = useOpenView(look);
  const view = opened.data;
  const { refetch } = opened;
  const [failure, setFailure] = useState<Error | null>(null);
  const viewId = view?.viewId;
  const pages = useMemo(
    () =>
      createPageCache({
        fetchPage: async (page, signal) => {
          if (viewId === undefined) return [];
          const items = await client.gallery.page(
            { viewId, offset: page * PAGE_SIZE, limit: PAGE_SIZE },
            { signal },
          );
          setFailure(null);
          return items;
        },
        onFailure: (error) => {
          const isGone = error instanceof ORPCError && error.code === 'NOT_FOUND';
          if (isGone) void refetch();
          else setFailure(error instanceof Error ? error : new Error(String(error)));
          return isGone;
        },
        schedule: (task, delayMs) => window.setTimeout(task, delayMs),
      }),
    [client, viewId, refetch],
  );
  useEffect(() => () => pages.want([]), [pages]);
  useSyncExternalStore(pages.subscribe, pages.version);
  const total = view?.total ?? 0;
  const onView = useCallback(
    (places: PlaceRange, direction: 'forwards' | 'backwards') =>
      pages.want(wantedPages(places, direction, Math.ceil(total / PAGE_SIZE) - 1)),
    [pages, total],
  );
  return {
    view,
    isStale: opened.isPlaceholderData,
    error: opened.error ?? failure,
    pages,
    itemAt: pages.itemAt,
    onView,
    reopen: () => void refetch(),
  };
}
