import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBridge } from './bridge-context.ts';

const ASKS_AGAIN_MS = 250;

/** Stops a training so that it can go on. */
export function usePauseJob() {
  const { api } = useBridge();
  return useMutation(api.jobs.pause.mutationOptions());
}

/** What removing a run would take away; asked for when a person is about to. */
export function useRunFootprint(name: string, isOpen: boolean) {
  const { api } = useBridge();
  return useQuery(
    api.runs.footprint.queryOptions({ input: isOpen ? { name } : skipToken, staleTime: 0 }),
  );
}

/** Makes the best epoch so far a run's model; a training that goes on is paused first. */
export function useFinishRun() {
  const { api, client } = useBridge();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({
      name,
      jobId,
    }: {
      readonly name: string;
      readonly jobId: string | null;
    }) => {
      if (jobId !== null) {
        await client.jobs.pause({ jobId });
        const isUnderWay = async (): Promise<boolean> =>
          (await client.jobs.list()).some((job) => job.jobId === jobId && job.state === 'running');
        while (await isUnderWay()) {
          await new Promise((resolve) => window.setTimeout(resolve, ASKS_AGAIN_MS));
        }
      }
      return client.runs.finish({ name });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: api.runs.key() }),
  });
}

/** Deletes a run with all that belongs to it. */
export function useRemoveRun() {
  const { api } = useBridge();
  const cache = useQueryClient();
  return useMutation(
    api.runs.remove.mutationOptions({
      onSuccess: (runs) => {
        cache.setQueryData(api.runs.list.queryKey(), runs);
        void cache.invalidateQueries({ queryKey: api.evaluations.key() });
      },
    }),
  );
}
