import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  GalleryFilter,
  GalleryGrouping,
  GalleryOrder,
  SavedView,
} from '../../shared/domain/gallery.ts';
import type { MediaId } from '../../shared/domain/ids.ts';
import { useBridge } from './bridge-context.ts';

/**
 * Opens a view; it stays as it is until it is opened again on purpose.
 *
 * Its key stands apart from the rest of the gallery's, so that nothing that happens in the workspace moves the
 * images under a reviewer's hands. The view before stays until the next is there.
 */
export function useOpenView(look: {
  readonly filter: GalleryFilter;
  readonly order: GalleryOrder;
  readonly grouping: GalleryGrouping;
}) {
  const { client } = useBridge();
  const { filter, order, grouping } = look;
  return useQuery({
    queryKey: ['open-view', filter, order, grouping] as const,
    queryFn: ({ signal }) => client.gallery.open({ filter, order, grouping }, { signal }),
    // Whoever comes back later wants to see what verdicts have changed meanwhile.
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** The near-duplicates of an image, itself included. */
export function useNearDuplicates(mediaId: MediaId, groupSize: number) {
  const { api } = useBridge();
  return useQuery(api.gallery.group.queryOptions({ input: { mediaId }, enabled: groupSize > 1 }));
}

/** The images of all posts that carry an image, itself included. */
export function useSamePosts(mediaId: MediaId) {
  const { api } = useBridge();
  return useQuery(api.gallery.samePosts.queryOptions({ input: { mediaId } }));
}

/** Asks anew for the images beside the selected one, whose outcomes may have changed. */
export function useForgetRelated(): () => void {
  const { api } = useBridge();
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: api.gallery.group.key() });
    void cache.invalidateQueries({ queryKey: api.gallery.samePosts.key() });
  };
}

export function useSavedViews() {
  const { api } = useBridge();
  return useQuery(api.gallery.savedViews.queryOptions());
}

/** Keeps and removes views. */
export function useSavedViewActions() {
  const { api } = useBridge();
  const cache = useQueryClient();
  const onSuccess = (views: readonly SavedView[]) =>
    cache.setQueryData(api.gallery.savedViews.queryKey(), views);
  return {
    save: useMutation(api.gallery.saveView.mutationOptions({ onSuccess })),
    remove: useMutation(api.gallery.removeView.mutationOptions({ onSuccess })),
  };
}

/** Students whose opinions are kept. */
export function useStudents() {
  const { api } = useBridge();
  return useQuery(api.students.list.queryOptions());
}
