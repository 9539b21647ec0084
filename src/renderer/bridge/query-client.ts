import { MutationCache, onlineManager, QueryClient } from '@tanstack/react-query';
import type { Connection } from './connection.ts';
import { type FailureText, failureText, isAnswer } from './failure-text.ts';

const RETRIES = 2;

/**
 * The cache of everything that was asked.
 *
 * Queries pause while the connection is lost and are asked again when it stands; actions fail at once.
 */
export function createQueryClient(
  connection: Connection,
  onFailure: (failure: FailureText) => void,
): QueryClient {
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        retry: (failures, error) => !isAnswer(error) && failures < RETRIES,
      },
      mutations: { networkMode: 'always', retry: false },
    },
    mutationCache: new MutationCache({ onError: (error) => onFailure(failureText(error)) }),
  });
  pauseQueriesWhileLost(connection, queryClient);
  return queryClient;
}

function pauseQueriesWhileLost(connection: Connection, queryClient: QueryClient): void {
  onlineManager.setEventListener((setOnline) => {
    setOnline(connection.state.getState().kind !== 'lost');
    return connection.state.subscribe((now, before) => {
      if (now.kind === before.kind) return;
      setOnline(now.kind !== 'lost');
      if (before.kind === 'lost') void queryClient.invalidateQueries();
    });
  });
}
