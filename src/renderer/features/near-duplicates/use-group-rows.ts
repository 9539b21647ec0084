import { useCallback, useEffect, useRef, useState } from 'react';
import type { DecisionOutcome, GroupsPage } from '../../../shared/domain/near-duplicates.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useOpenGroups } from '../../bridge/near-duplicate-queries.ts';
import { useJobs } from '../../bridge/queries.ts';
import {
  afterOutcome,
  type GroupRows,
  missingPages,
  openedRows,
  PAGE_SIZE,
  pageRequest,
  withPage,
} from './group-rows.ts';
import type { GroupsLook } from './groups-place.ts';

const RETRY_MS = 1500;

type Opened = { readonly page: GroupsPage | undefined; readonly rows: GroupRows | undefined };

/** An opened list of groups, the pages of it that are seen, and what decisions changed in it. */
export function useGroupRows(look: GroupsLook) {
  const { client } = useBridge();
  const searches = useJobs().filter(
    ({ request, state }) =>
      request.kind === 'near-duplicates' && state !== 'queued' && state !== 'running',
  ).length;
  const opened = useOpenGroups(look, PAGE_SIZE, searches);
  const [state, setState] = useState<Opened>({ page: undefined, rows: undefined });
  if (opened.data !== state.page) {
    setState({
      page: opened.data,
      rows: opened.data === undefined ? undefined : openedRows(opened.data),
    });
  }
  const rows = opened.data === state.page ? state.rows : undefined;
  const [inView, setInView] = useState<readonly [first: number, last: number]>([0, -1]);
  const [failure, setFailure] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(new Map<number, AbortController>());
  const giveUpAll = useCallback(() => {
    for (const request of asked.current.values()) request.abort();
    asked.current.clear();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list gives up what was asked for the one before
  useEffect(() => {
    giveUpAll();
    setFailure(null);
    return giveUpAll;
  }, [state.page, giveUpAll]);

  const { shown, order } = look;
  const isStale = opened.isPlaceholderData;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again for what is missing
  useEffect(() => {
    if (rows === undefined || isStale) return;
    const missing = missingPages(rows, ...inView);
    for (const [page, request] of asked.current) {
      if (missing.includes(page)) continue;
      request.abort();
      asked.current.delete(page);
    }
    for (const page of missing) {
      if (asked.current.has(page)) continue;
      const request = new AbortController();
      asked.current.set(page, request);
      client.nearDuplicates
        .groups({ shown, order, ...pageRequest(rows, page) }, { signal: request.signal })
        .then(
          ({ groups }) => {
            if (request.signal.aborted) return;
            asked.current.delete(page);
            setFailure(null);
            setState((before) =>
              before.rows === undefined
                ? before
                : { ...before, rows: withPage(before.rows, page, groups) },
            );
          },
          (error: unknown) => {
            if (request.signal.aborted) return;
            asked.current.delete(page);
            setFailure(error);
            window.setTimeout(() => setAttempt((count) => count + 1), RETRY_MS);
          },
        );
    }
  }, [rows, isStale, inView, attempt, client, shown, order]);

  const onView = useCallback(
    (first: number, last: number) =>
      setInView((before) => (before[0] === first && before[1] === last ? before : [first, last])),
    [],
  );
  const { refetch } = opened;
  /** Draws what a decision changed; the rows then, or null where the list had to be opened again. */
  const apply = (outcome: DecisionOutcome): GroupRows | null => {
    if (rows === undefined) return null;
    // What was asked for by the rows before would be laid out wrongly.
    giveUpAll();
    const next = afterOutcome(rows, outcome);
    if (!next.isWhole) {
      void refetch();
      return null;
    }
    setState((before) => ({ ...before, rows: next.rows }));
    return next.rows;
  };
  return {
    rows,
    /** The same for as long as a list stays open. */
    origin: state.page,
    /** What is shown belongs to the settings before; the list asked for is being opened. */
    isStale,
    error: opened.error ?? failure,
    onView,
    apply,
    reopen: () => void refetch(),
  };
}
