import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReviewState } from '../../shared/domain/verdict.ts';
import { usePreference } from '../stores-context.ts';
import { useBridge } from './bridge-context.ts';

/** Verdicts reach the log in the order of the keys, whatever the connection does. */
export const IN_ORDER = { scope: { id: 'review' } } as const;

/** The name that verdicts are kept under, and the way to give or change it. */
export function useReviewer(): {
  readonly reviewer: string | null;
  readonly setReviewer: (reviewer: string) => void;
} {
  const reviewer = usePreference((preferences) => preferences.reviewer);
  const change = usePreference((preferences) => preferences.change);
  return { reviewer, setReviewer: (name) => change({ reviewer: name }) };
}

/** Everyone who gave verdicts in this workspace. */
export function useReviewers() {
  const { api } = useBridge();
  return useQuery(api.review.reviewers.queryOptions());
}

/** What undo and redo would do next. */
export function useReviewState(reviewer: string | null) {
  const { api } = useBridge();
  return useQuery(
    api.review.state.queryOptions({
      input: { reviewer: reviewer ?? '' },
      enabled: reviewer !== null,
    }),
  );
}

/** Keeps the state of a reviewer as the program answered it. */
export function useKeepReviewState(): (reviewer: string, state: ReviewState) => void {
  const { api } = useBridge();
  const cache = useQueryClient();
  return (reviewer, state) =>
    cache.setQueryData(api.review.state.queryKey({ input: { reviewer } }), state);
}

/** Gives one verdict to images, as one step; null withdraws. */
export function useGiveVerdict() {
  const { api } = useBridge();
  const keep = useKeepReviewState();
  return useMutation({
    ...api.review.give.mutationOptions({
      onSuccess: (state, { reviewer }) => keep(reviewer, state),
    }),
    ...IN_ORDER,
  });
}

/** Gives one verdict to places of an open view, as one step. */
export function useGiveVerdictToPlaces() {
  const { api } = useBridge();
  const keep = useKeepReviewState();
  return useMutation({
    ...api.review.giveToPlaces.mutationOptions({
      onSuccess: (state, { reviewer }) => keep(reviewer, state),
    }),
    ...IN_ORDER,
  });
}

export function useUndo() {
  const { api } = useBridge();
  const keep = useKeepReviewState();
  return useMutation({
    ...api.review.undo.mutationOptions({
      onSuccess: ({ state }, { reviewer }) => keep(reviewer, state),
    }),
    ...IN_ORDER,
  });
}

export function useRedo() {
  const { api } = useBridge();
  const keep = useKeepReviewState();
  return useMutation({
    ...api.review.redo.mutationOptions({
      onSuccess: ({ state }, { reviewer }) => keep(reviewer, state),
    }),
    ...IN_ORDER,
  });
}
