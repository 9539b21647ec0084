import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MediaId } from '../../shared/domain/ids.ts';
import type { GroupsPage, GroupsRequest } from '../../shared/domain/near-duplicates.ts';
import { useBridge } from './bridge-context.ts';

/** How well near-duplicates were found when it was measured, newest first. */
export function useCopyMeasurements() {
  const { api } = useBridge();
  return useQuery(api.nearDuplicates.measurements.queryOptions());
}

/** What the search found, and what it would find at other thresholds; asked for again after decisions and jobs. */
export function useNearDuplicateOverview() {
  const { api } = useBridge();
  return useQuery(api.nearDuplicates.overview.queryOptions({ placeholderData: keepPreviousData }));
}

/**
 * Opens a list of groups: its first page, or the one group of an image.
 *
 * Its key stands apart from the rest, so that nothing moves the groups under a person's hands; it is opened
 * again on purpose, and when `searches` ended have become more.
 */
export function useOpenGroups(
  look: Pick<GroupsRequest, 'shown' | 'order'> & { readonly group: MediaId | null },
  limit: number,
  searches: number,
) {
  const { client } = useBridge();
  const { shown, order, group } = look;
  return useQuery({
    queryKey: ['open-groups', shown, order, group, searches] as const,
    queryFn: async ({ signal }): Promise<GroupsPage> => {
      if (group === null) {
        return client.nearDuplicates.groups({ shown, order, offset: 0, limit }, { signal });
      }
      const found = await client.nearDuplicates.group({ mediaId: group }, { signal });
      return found === null ? { total: 0, groups: [] } : { total: 1, groups: [found] };
    },
    // Each opening is a list of its own, even where it brings the same groups.
    structuralSharing: false,
    gcTime: 0,
    placeholderData: keepPreviousData,
  });
}

/** Decides about groups, and takes decisions back; what depends on groups is asked for again after each. */
export function useGroupActions() {
  const { api } = useBridge();
  const cache = useQueryClient();
  const onSettled = (): void => {
    void cache.invalidateQueries({ queryKey: api.nearDuplicates.overview.key() });
    void cache.invalidateQueries({ queryKey: api.gallery.key() });
    void cache.invalidateQueries({ queryKey: api.datasets.key() });
  };
  return {
    decide: useMutation(api.nearDuplicates.decide.mutationOptions({ onSettled })),
    undo: useMutation(api.nearDuplicates.undo.mutationOptions({ onSettled })),
    redo: useMutation(api.nearDuplicates.redo.mutationOptions({ onSettled })),
  };
}
