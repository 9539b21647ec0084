/** Images that are asked for at once. */
export const PAGE_SIZE = 200;

/** Pages that are in view: the first and the last. */
export type PagesInView = { readonly from: number; readonly to: number };

/**
 * The pages in view and the one with the selected image, ascending.
 *
 * Always the first page too, so that the total is known wherever the view is.
 */
export function wantedPages({ from, to }: PagesInView, at: number | null): readonly number[] {
  const pages = new Set(Array.from({ length: to - from + 1 }, (_, index) => from + index));
  pages.add(0);
  if (at !== null) pages.add(pageOf(at));
  return [...pages].toSorted((a, b) => a - b);
}

/** The page that holds the image at a place. */
export function pageOf(place: number): number {
  return Math.max(0, Math.floor(place / PAGE_SIZE));
}
