import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FineTuneSettings } from '../../shared/domain/fine-tune.ts';
import { useBridge } from './bridge-context.ts';

const ESTIMATE_KEPT_MS = 300_000;

/**
 * How long a fine-tuning would take; measured when it is asked for, and again whenever `state` changes.
 *
 * @param wanted null asks for nothing.
 * @param state what the estimate depends on beside the settings: the device, and who has the trainer.
 */
export function useRunEstimate(
  wanted: { readonly dataset: string; readonly settings: FineTuneSettings } | null,
  state: string,
) {
  const { client } = useBridge();
  return useQuery({
    // Apart from the runs, which are asked for anew with every job: a measurement is not.
    queryKey: ['run-estimate', wanted, state] as const,
    queryFn: wanted === null ? skipToken : ({ signal }) => client.runs.estimate(wanted, { signal }),
    gcTime: ESTIMATE_KEPT_MS,
    retry: false,
  });
}

/** What networks can be computed on here. */
export function useDevices() {
  const { api } = useBridge();
  return useQuery(api.system.devices.queryOptions());
}

/** Chooses what networks are computed on, for all workspaces. */
export function useChooseDevice() {
  const { api } = useBridge();
  const cache = useQueryClient();
  return useMutation(
    api.system.chooseDevice.mutationOptions({
      onSuccess: (report) => cache.setQueryData(api.system.devices.queryKey(), report),
    }),
  );
}

/** Weights that somebody published, and where. */
export function useWeightsCatalogue() {
  const { api } = useBridge();
  return useQuery(api.weights.catalogue.queryOptions());
}

/** Deletes imported weights; runs that started from them keep their own. */
export function useRemoveWeights() {
  const { api } = useBridge();
  const cache = useQueryClient();
  return useMutation(
    api.weights.remove.mutationOptions({
      onSuccess: (list) => cache.setQueryData(api.weights.list.queryKey(), list),
      onError: () => cache.invalidateQueries({ queryKey: api.weights.list.key() }),
    }),
  );
}
