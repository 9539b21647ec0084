import { useQuery } from '@tanstack/react-query';
import { useBridge } from './bridge-context.ts';

/** How well near-duplicates were found when it was measured, newest first. */
export function useCopyMeasurements() {
  const { api } = useBridge();
  return useQuery(api.nearDuplicates.measurements.queryOptions());
}
