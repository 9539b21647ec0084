import { queryOptions } from '@tanstack/react-query';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import type { StudioClient } from './bridge-context.ts';

/** Events are handed on in bundles at most this often: a fast network ends dozens of batches a second. */
const BUNDLE_MS = 200;

/**
 * A query that follows a run while it trains; its data are what `reduce` makes of the events.
 *
 * Starts anew from `initial` whenever the stream is opened again; ends with the training.
 */
export function liveRunOptions<State>(
  client: StudioClient,
  name: string,
  initial: State,
  reduce: (state: State, event: TrainingEvent) => State,
) {
  const queryKey = ['live-run', name] as const;
  return queryOptions({
    queryKey,
    structuralSharing: false,
    retry: 1,
    gcTime: 0,
    queryFn: async ({ signal, client: cache }): Promise<State> => {
      let state = initial;
      let shownAtMs = 0;
      for await (const event of await client.runs.watch({ name }, { signal })) {
        state = reduce(state, event);
        const nowMs = performance.now();
        if (nowMs - shownAtMs >= BUNDLE_MS || event.kind !== 'batch-ended') {
          shownAtMs = nowMs;
          cache.setQueryData(queryKey, state);
        }
      }
      return state;
    },
  });
}
