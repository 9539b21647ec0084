import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import type { DatasetDraft } from '../../shared/domain/dataset-preview.ts';
import { useBridge } from './bridge-context.ts';

const PREVIEW_KEPT_MS = 30_000;

/**
 * What a recipe would give; the preview before stays until the next is there.
 *
 * @param draft null asks for nothing.
 * @param state changes whenever the workspace's counts do.
 */
export function useDatasetPreview(draft: DatasetDraft | null, state: string) {
  const { api } = useBridge();
  const options = api.datasets.preview.queryOptions({ input: draft ?? skipToken });
  return useQuery({
    ...options,
    queryKey: [...options.queryKey, state] as const,
    staleTime: 0,
    gcTime: PREVIEW_KEPT_MS,
    placeholderData: keepPreviousData,
  });
}

/** What lies in several splits of a dataset, as of now. */
export function useDatasetLeaks(name: string) {
  const { api } = useBridge();
  return useQuery(api.datasets.leaks.queryOptions({ input: { name } }));
}

/** The imports as they stood when a dataset was frozen; asked for when they are looked at. */
export function useDatasetSources(name: string, isOpen: boolean) {
  const { api } = useBridge();
  return useQuery(api.datasets.sources.queryOptions({ input: { name }, enabled: isOpen }));
}
