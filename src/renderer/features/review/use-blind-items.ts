import { useQueryClient } from '@tanstack/react-query';
import type { BlindItem } from '../../../shared/domain/review-set.ts';
import type { Verdict } from '../../../shared/domain/verdict.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { BLIND_PAGE, useBlindPages } from '../../bridge/review-set-queries.ts';
import { pagesAround } from './blind-order.ts';

/** The blind items around a place, and the way to note a verdict that the program has answered. */
export function useBlindItems(set: string, reviewer: string, at: number) {
  const { api } = useBridge();
  const cache = useQueryClient();
  const pages = useBlindPages(set, reviewer, pagesAround(at, BLIND_PAGE));
  const keyOf = (position: number) => {
    const offset = Math.floor(position / BLIND_PAGE) * BLIND_PAGE;
    return api.review.sets.items.queryKey({ input: { set, reviewer, offset, limit: BLIND_PAGE } });
  };
  return {
    total: pages[0]?.data?.total ?? null,
    error: pages[0]?.error ?? null,
    itemAt: (position: number): BlindItem | undefined =>
      cache.getQueryData(keyOf(position))?.items[position % BLIND_PAGE],
    note: (position: number, verdict: Verdict): void => {
      cache.setQueryData(
        keyOf(position),
        (page) =>
          page && {
            ...page,
            items: page.items.map((item) =>
              item.position === position ? { ...item, verdict } : item,
            ),
          },
      );
    },
  };
}
