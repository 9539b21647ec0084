import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Job, JobRequest } from '../../shared/domain/job.ts';
import type { SelectionRule } from '../../shared/domain/selection.ts';
import { useBridge } from './bridge-context.ts';
import { isRefusal } from './failure-text.ts';

const NO_JOBS: readonly Job[] = [];
const RUNS_AGAIN_MS = 5000;
const RUN_AWAITED_MS = 1000;
const PREVIEW_KEPT_MS = 10_000;

/** A live stream is opened again for as long as the program does not refuse it. */
const live = {
  retry: (_failures: number, error: unknown) => !isRefusal(error),
  retryDelay: 1000,
} as const;

export function useConnectionState() {
  return useStore(useBridge().connection.state);
}

export function useSystemInfo() {
  const { api } = useBridge();
  return useQuery(api.system.info.queryOptions());
}

/** Address of an image, or of a thumbnail of it that is at least `side` pixels; undefined until it is known. */
export function useMediaAddress(): (mediaId: string, side?: number) => string | undefined {
  const base = useSystemInfo().data?.mediaBaseUrl;
  return (mediaId, side) =>
    base === undefined
      ? undefined
      : `${base}/${mediaId}${side === undefined ? '' : `?side=${side}`}`;
}

export function useWorkspace() {
  const { api } = useBridge();
  return useQuery(api.workspace.current.queryOptions());
}

/** Opens or closes workspaces; everything that was known of the one before is forgotten. */
export function useWorkspaceActions() {
  const { api } = useBridge();
  const cache = useQueryClient();
  const forget = () => cache.resetQueries();
  return {
    open: useMutation(api.workspace.open.mutationOptions({ onSuccess: forget })),
    close: useMutation(api.workspace.close.mutationOptions({ onSuccess: forget })),
  };
}

/** Asks anew for everything when the workspace was closed or exchanged by another window: then its streams end. */
export function useFollowWorkspace(): void {
  const { api } = useBridge();
  const cache = useQueryClient();
  const { isSuccess, fetchStatus } = useQuery(api.jobs.watch.experimental_liveOptions(live));
  const hasEnded = isSuccess && fetchStatus === 'idle';
  useEffect(() => {
    if (hasEnded) void cache.resetQueries();
  }, [hasEnded, cache]);
}

/** The funnel, always as it is now. */
export function useFunnel() {
  const { api } = useBridge();
  return useQuery(api.funnel.watch.experimental_liveOptions(live));
}

/** All jobs of this session, always as they are now; null until they are known. */
export function useKnownJobs(): readonly Job[] | null {
  const { api } = useBridge();
  return useQuery(api.jobs.watch.experimental_liveOptions(live)).data ?? null;
}

export function useJobs(): readonly Job[] {
  return useKnownJobs() ?? NO_JOBS;
}

export function useStartJob() {
  const { api } = useBridge();
  return useMutation(api.jobs.start.mutationOptions());
}

/** Starts jobs one after the other, so that they queue in this order. */
export function useStartJobs() {
  const { client } = useBridge();
  return useMutation({
    mutationFn: async (requests: readonly JobRequest[]) => {
      for (const request of requests) await client.jobs.start(request);
    },
  });
}

export function useCancelJob() {
  const { api } = useBridge();
  return useMutation(api.jobs.cancel.mutationOptions());
}

export function useSettings() {
  const { api } = useBridge();
  return useQuery(api.settings.get.queryOptions());
}

export function useSetSelection() {
  const { api } = useBridge();
  const cache = useQueryClient();
  return useMutation(
    api.settings.setSelection.mutationOptions({
      onSuccess: (settings) => cache.setQueryData(api.settings.get.queryKey(), settings),
    }),
  );
}

export function useTeachers() {
  const { api } = useBridge();
  return useQuery(api.teachers.list.queryOptions());
}

/** Makes a teacher's weak labels the ones that count. */
export function useChooseTeacher() {
  const { api } = useBridge();
  const cache = useQueryClient();
  return useMutation(
    api.teachers.choose.mutationOptions({
      onSuccess: (settings) => {
        cache.setQueryData(api.settings.get.queryKey(), settings);
        void cache.invalidateQueries({ queryKey: api.gallery.key() });
        void cache.invalidateQueries({ queryKey: api.teachers.previewSelection.key() });
      },
    }),
  );
}

/** How a teacher reads a text; the reading before stays until the next is there. */
export function useExplanation(teacher: string, text: string) {
  const { api } = useBridge();
  return useQuery(
    api.teachers.explain.queryOptions({
      input: { teacher, text },
      enabled: text.trim() !== '',
      placeholderData: keepPreviousData,
    }),
  );
}

/** Comparisons of teachers, newest first. */
export function useComparisons() {
  const { api } = useBridge();
  return useQuery(api.teachers.comparisons.queryOptions());
}

/** Images per polarity that a selection would take, unsaved; asked anew when `labelled` changes. */
export function useSelectionPreview(selection: SelectionRule, labelled: number) {
  const { api } = useBridge();
  const options = api.teachers.previewSelection.queryOptions({ input: selection });
  return useQuery({
    ...options,
    queryKey: [...options.queryKey, labelled] as const,
    staleTime: 0,
    gcTime: PREVIEW_KEPT_MS,
    placeholderData: keepPreviousData,
  });
}

export function useDatasets() {
  const { api } = useBridge();
  return useQuery(api.datasets.list.queryOptions());
}

/** All runs; asked for again now and then while one of them trains or waits. */
export function useRuns() {
  const { api } = useBridge();
  return useQuery(
    api.runs.list.queryOptions({
      staleTime: 0,
      refetchInterval: ({ state }) =>
        state.data?.some((run) => run.state === 'running' || run.state === 'queued') === true
          ? RUNS_AGAIN_MS
          : false,
    }),
  );
}

/** One run; with `isAwaited`, it is asked for until it is there. */
export function useRun({
  name,
  isAwaited,
}: {
  readonly name: string;
  readonly isAwaited: boolean;
}) {
  const { api } = useBridge();
  return useQuery(
    api.runs.get.queryOptions({
      input: { name },
      staleTime: 0,
      refetchInterval: ({ state }) =>
        isAwaited && state.data === undefined ? RUN_AWAITED_MS : false,
    }),
  );
}

export function useBenchmarks() {
  const { api } = useBridge();
  return useQuery(api.benchmarks.list.queryOptions());
}

export function useImportedWeights() {
  const { api } = useBridge();
  return useQuery(api.weights.list.queryOptions());
}

export function useEvaluations() {
  const { api } = useBridge();
  return useQuery(api.evaluations.list.queryOptions());
}

/** Asks again for everything that a finished job may have changed. */
export function useRefreshLists(): () => void {
  const { api } = useBridge();
  const cache = useQueryClient();
  return () => {
    const {
      gallery,
      media,
      review,
      students,
      teachers,
      nearDuplicates,
      datasets,
      benchmarks,
      evaluations,
      runs,
      weights,
    } = api;
    const lists = [teachers.list, teachers.comparisons];
    for (const part of [
      gallery,
      media,
      review,
      students,
      ...lists,
      nearDuplicates,
      datasets,
      benchmarks,
      evaluations,
      runs,
      weights.list,
    ]) {
      void cache.invalidateQueries({ queryKey: part.key() });
    }
  };
}
