import type { BlindItem } from '../../../shared/domain/review-set.ts';

/** Images that are fetched ahead of the one shown. */
const AHEAD = 4;

/** The pages of blind items that the place shown needs, and those that it will need soon. */
export function pagesAround(at: number, pageSize: number): readonly number[] {
  const page = Math.floor(at / pageSize);
  const next = Math.floor((at + pageSize / 4) / pageSize);
  return next === page ? [page] : [page, next];
}

/**
 * Where to go after a verdict: the next place without one, as far as places are known.
 *
 * Places that are not known yet count as open. Null: nothing open follows.
 */
export function nextOpen(
  itemAt: (position: number) => BlindItem | undefined,
  after: number,
  total: number,
): number | null {
  for (let position = after + 1; position < total; position += 1) {
    const item = itemAt(position);
    if (item === undefined || item.verdict === null) return position;
  }
  return null;
}

/** The images to fetch ahead. */
export function imagesAhead(
  itemAt: (position: number) => BlindItem | undefined,
  at: number,
): readonly BlindItem[] {
  return Array.from({ length: AHEAD }, (_, step) => itemAt(at + 1 + step)).filter(
    (item) => item !== undefined,
  );
}
