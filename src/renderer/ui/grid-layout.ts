export const GAP = 6;

/** How tiles fill a width: columns, the side that makes them fill it, and the height of a row with its gap. */
export type GridLayout = {
  readonly columns: number;
  readonly side: number;
  readonly rowHeight: number;
};

/** Lays tiles of about `wantedSide` pixels out over `width` pixels. */
export function gridLayout(width: number, wantedSide: number): GridLayout {
  const columns = Math.max(1, Math.floor((width + GAP) / (wantedSide + GAP)));
  const side = Math.max(1, Math.floor((width - GAP * (columns - 1)) / columns));
  return { columns, side, rowHeight: side + GAP };
}

/** Browsers cut elements that are higher than about 33 million pixels. */
const HIGHEST = 16_000_000;

/**
 * How far apart the scroll bar and the rows run.
 *
 * Up to `HIGHEST` pixels they run together. Above it the scrolled element is only that high, and
 * one pixel of scrolling moves the rows by more than one.
 */
export type ScrollScale = {
  /** Whether the rows run faster than the scroll bar. */
  readonly isScaled: boolean;
  /** Height of the scrolled element, pixels. */
  readonly height: number;
  /** Distance of the rows' origin from the viewport's top at a scroll position. */
  readonly rowsOffset: (scrollTop: number) => number;
  /** Scroll position at which the rows' origin has this distance from the viewport's top. */
  readonly scrollTop: (rowsOffset: number) => number;
};

/** The scale for rows that are `full` pixels high together, seen through `viewport` pixels. */
export function scrollScale(full: number, viewport: number): ScrollScale {
  const height = Math.min(full, HIGHEST);
  const ratio = full <= HIGHEST ? 1 : (full - viewport) / (height - viewport);
  return {
    isScaled: full > HIGHEST,
    height,
    rowsOffset: (scrollTop) => scrollTop * ratio,
    scrollTop: (rowsOffset) => rowsOffset / ratio,
  };
}
