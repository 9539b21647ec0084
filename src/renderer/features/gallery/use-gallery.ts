import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { GalleryFilter, GalleryItem } from '../../../shared/domain/gallery.ts';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { PAGE_SIZE, type PagesInView, wantedPages } from './gallery-pages.ts';

/** The images around the view. */
export type Gallery = {
  /** Images that the filter shows; null until it is known. */
  readonly total: number | null;
  readonly error: Error | null;
  /** The image at a place; undefined while its page is not here. */
  readonly itemAt: (place: number) => GalleryItem | undefined;
};

/** Loads the pages in view and the one with the selected image. */
export function useGallery(filter: GalleryFilter, view: PagesInView, at: number | null): Gallery {
  const { api } = useBridge();
  const pages = wantedPages(view, at);
  const results = useQueries({
    queries: pages.map((page) =>
      api.gallery.page.queryOptions({
        input: { filter, offset: page * PAGE_SIZE, limit: PAGE_SIZE },
        gcTime: 60_000,
      }),
    ),
  });
  return {
    total: results.find(({ data }) => data !== undefined)?.data?.total ?? null,
    error: results.find(({ isError }) => isError)?.error ?? null,
    itemAt: (place) => {
      const result = results[pages.indexOf(Math.floor(place / PAGE_SIZE))];
      return result?.data?.items[place % PAGE_SIZE];
    },
  };
}

/** How many images each polarity has under the rest of the filter. */
export function usePolarityCounts(
  filter: GalleryFilter,
): Readonly<Record<Polarity, number | undefined>> {
  const { api } = useBridge();
  const [NEG, NEU, POS] = useQueries({
    queries: POLARITIES.map((polarity) =>
      api.gallery.page.queryOptions({
        input: {
          filter: { ...filter, polarities: [polarity], order: 'confidence-descending' as const },
          offset: 0,
          limit: 1,
        },
        placeholderData: keepPreviousData,
      }),
    ),
  }).map(({ data }) => data?.total);
  return { NEG, NEU, POS };
}

/** The near-duplicates of an image, itself included. */
export function useNearDuplicates(item: GalleryItem): readonly GalleryItem[] {
  const { api } = useBridge();
  const group = useQuery(
    api.gallery.group.queryOptions({
      input: { mediaId: item.mediaId },
      enabled: item.groupSize > 1,
    }),
  );
  return group.data ?? [];
}
