import { useRef, useState } from 'react';
import type { BlindItem, Revealed } from '../../../shared/domain/review-set.ts';
import type { ReviewAction, Verdict } from '../../../shared/domain/verdict.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useKeepReviewState, useReviewState } from '../../bridge/review-queries.ts';
import { useFirstOpen, useRefreshReview } from '../../bridge/review-set-queries.ts';
import { useNavigation } from '../../stores-context.ts';
import { nextOpen } from './blind-order.ts';
import { setQuery } from './review-place.ts';
import { useBlindItems } from './use-blind-items.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

/** The verdict given last, and what was hidden until then. */
export type LastAnswer = {
  readonly item: BlindItem;
  readonly verdict: Verdict;
  readonly revealed: Revealed;
};

/**
 * A reviewer's walk through a set.
 *
 * An image goes when its verdict is on disk: what is not on screen any more is kept. Keys that come before are not
 * taken for the next image, which nobody has seen yet.
 */
export function useBlindReview(set: string, reviewer: string, wanted: number | null) {
  const { client } = useBridge();
  const { replaceQuery } = useNavigation();
  const firstOpen = useFirstOpen(set, reviewer);
  const at = wanted ?? firstOpen.data ?? null;
  const { total, error, itemAt, note } = useBlindItems(set, reviewer, at ?? 0);
  const state = useReviewState(reviewer).data;
  const keepState = useKeepReviewState();
  const refresh = useRefreshReview();
  const { isBusy, failure, run } = useOneAtATime();
  const [last, setLast] = useState<LastAnswer | null>(null);
  const trail = useRef<readonly number[]>([]);

  const goTo = (position: number | null): void => replaceQuery(setQuery('blind', position));
  const goToFirstOpen = async (): Promise<void> => {
    goTo(null);
    await firstOpen.refetch();
  };
  const answer = (verdict: Verdict): void => {
    const item = at === null ? undefined : itemAt(at);
    if (item === undefined || total === null) return;
    run(async () => {
      const { position } = item;
      const answered = await client.review.sets.answer({ set, position, reviewer, verdict });
      keepState(reviewer, answered.state);
      note(position, verdict);
      setLast({ item, verdict, revealed: answered.revealed });
      trail.current = [...trail.current, position];
      void refresh();
      const next = nextOpen(itemAt, position, total);
      const isKnown = next !== null && (next === position + 1 || itemAt(next) !== undefined);
      if (!isKnown) await goToFirstOpen();
      else goTo(next);
    });
  };
  const isHere = (action: ReviewAction | null | undefined): action is ReviewAction =>
    action?.origin === 'set' && action.set === set;
  const step = (direction: 'undo' | 'redo'): void => {
    const expected = direction === 'undo' ? state?.undoable : state?.redoable;
    if (!isHere(expected)) return;
    run(async () => {
      const { state: now } = await client.review[direction]({ reviewer });
      keepState(reviewer, now);
      setLast(null);
      await refresh({ items: true });
      const before = trail.current.at(-1);
      if (direction === 'redo' || before === undefined) return goToFirstOpen();
      trail.current = trail.current.slice(0, -1);
      goTo(before);
    });
  };
  const move = (steps: number): void => {
    if (at === null || total === null || isBusy) return;
    goTo(Math.max(0, Math.min(total - 1, at + steps)));
  };
  return {
    at,
    total,
    item: at === null ? undefined : itemAt(at),
    itemAt,
    last,
    isDone: wanted === null && firstOpen.isSuccess && firstOpen.data === null,
    isBusy,
    failure: failure ?? error ?? firstOpen.error,
    canUndo: isHere(state?.undoable),
    canRedo: isHere(state?.redoable),
    answer,
    undo: () => step('undo'),
    redo: () => step('redo'),
    move,
    startOver: () => goTo(0),
  };
}
