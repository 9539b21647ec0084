import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { TrainingEvent } from '../../shared/domain/training-event.ts';
import { useBridge } from './bridge-context.ts';
import { useConnectionState } from './queries.ts';

/** Events are handed on in bundles at most this often: a fast network ends dozens of batches a second. */
const BUNDLE_MS = 200;

/** What is known of a training that goes on, kept while other screens are shown, until the workspace is closed. */
export type LiveRun<State> = {
  readonly name: string;
  /** The job that trains it; null where none did. */
  readonly jobId: string | null;
  readonly isRunning: boolean;
  readonly initial: State;
  readonly reduce: (state: State, event: TrainingEvent, atMs: number) => State;
};

/**
 * Follows a run while it trains; the answer is what `reduce` makes of its events.
 *
 * It goes on from what it knew when it looks again, also after the connection was lost.
 */
export function useLiveRun<State>(live: LiveRun<State>): State {
  const { name, jobId, isRunning, initial, reduce } = live;
  const { client } = useBridge();
  const cache = useQueryClient();
  const isConnected = useConnectionState().kind === 'connected';
  useEffect(() => {
    if (!isRunning || !isConnected || jobId === null) return;
    const queryKey = liveRunKey(name, jobId);
    const abort = new AbortController();
    const { signal } = abort;
    const follow = async (): Promise<void> => {
      let state = cache.getQueryData<State>(queryKey) ?? initial;
      let shownAtMs = 0;
      for await (const event of await client.runs.watch({ name }, { signal })) {
        if (signal.aborted) return;
        const nowMs = performance.now();
        state = reduce(state, event, nowMs);
        if (nowMs - shownAtMs >= BUNDLE_MS || event.kind !== 'batch-ended') {
          shownAtMs = nowMs;
          cache.setQueryData(queryKey, state);
        }
      }
    };
    // A stream that breaks is opened again when the connection stands; the list of jobs tells how the run ended.
    follow().catch(() => undefined);
    return () => abort.abort();
  }, [client, cache, isRunning, isConnected, name, jobId, initial, reduce]);
  const known = useQuery<State>({
    queryKey: liveRunKey(name, jobId),
    queryFn: skipToken,
    structuralSharing: false,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return known.data ?? initial;
}

function liveRunKey(name: string, jobId: string | null) {
  return ['live-run', name, jobId] as const;
}
