import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RejectionReason } from '../../shared/domain/rejection.ts';
import { useBridge } from './bridge-context.ts';

/** The images that are left out for a reason, or those of them that were taken back. */
export type LeftOutList = 'leftOut' | 'takenBack';

/** How many images of each reason are left out and taken back; asked for again when a job has ended. */
export function useLeftOutCounts() {
  const { api } = useBridge();
  return useQuery(api.media.leftOutCounts.queryOptions());
}

/** A page of images; the one before stays until the next is there. */
export function useLeftOutPage(
  list: LeftOutList,
  range: { readonly reason: RejectionReason; readonly offset: number; readonly limit: number },
) {
  const { api } = useBridge();
  return useQuery(
    api.media[list].queryOptions({ input: range, placeholderData: keepPreviousData }),
  );
}

/** Takes images back and leaves them out; the lists are asked for again after each. */
export function useLeftOutActions() {
  const { api } = useBridge();
  const cache = useQueryClient();
  const onSettled = (): void => {
    void cache.invalidateQueries({ queryKey: api.media.key() });
  };
  return {
    takeBack: useMutation(api.media.takeBack.mutationOptions({ onSettled })),
    leaveOut: useMutation(api.media.leaveOut.mutationOptions({ onSettled })),
  };
}
