/** Images on a page: full rows for most numbers of columns. */
export const PAGE_SIZE = 24;

/** Pages that so many images fill; one at least. */
export function pagesOf(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE));
}
