import { useRef } from 'react';
import { useFunnel, useJobs } from '../../bridge/queries.ts';

/**
 * Whether the workspace changed since a view was opened, or verdicts did where they decide what it shows.
 *
 * `verdictsThatCount`: verdicts given so far, where the view's filter asks for them; otherwise always the same.
 */
export function useHasChanged(viewId: string | undefined, verdictsThatCount: number): boolean {
  const funnel = useFunnel().data;
  const ended = useJobs().filter(({ state }) => state === 'finished').length;
  const now =
    funnel === undefined
      ? null
      : JSON.stringify([
          funnel.media.clean,
          funnel.labelledMedia,
          funnel.nearDuplicates,
          ended,
          verdictsThatCount,
        ]);
  const opened = useRef<{ readonly viewId: string | undefined; readonly state: string | null }>({
    viewId: undefined,
    state: null,
  });
  if (opened.current.viewId !== viewId || opened.current.state === null) {
    opened.current = { viewId, state: now };
  }
  return now !== null && opened.current.state !== now;
}
