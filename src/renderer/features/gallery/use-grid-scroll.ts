import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useReducer, useRef } from 'react';
import { usePreference } from '../../stores-context.ts';
import { type GridLayout, gridLayout, scrollScale, visibleRows } from './grid-layout.ts';

/** Space above the first and below the last row, pixels. */
const EDGE = 12;
/** Rows that exist above and below those in view. */
const ROWS_AROUND = 3;

/**
 * Lays `total` tiles out in rows, tells which of them are to exist, and keeps the selected one in view.
 *
 * `scrollerRef` belongs to the element that scrolls, `rowsRef` to the one inside it that has `height`.
 * A tile in row r stands at `r * layout.rowHeight + shift`.
 */
export function useGridScroll(total: number, at: number | null) {
  const wantedSide = usePreference((preferences) => preferences.tileSide);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: viewRef, height: viewport } = useElementSize<HTMLDivElement>();
  const { ref: rowsRef, width } = useElementSize<HTMLDivElement>();
  const scrollerRef = useMergedRef(scroller, viewRef);
  const layout = gridLayout(width, wantedSide);
  const rows = width === 0 ? 0 : Math.ceil(total / layout.columns);
  const scroll = scrollScale(rows, layout.rowHeight, viewport);
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => scroll.rowHeight,
    paddingStart: EDGE,
    paddingEnd: EDGE,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the measured rows are void when their height changes
  useEffect(() => virtualizer.measure(), [scroll.rowHeight, virtualizer]);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  const scrollTop = virtualizer.scrollOffset ?? 0;
  const rowsOffset = scroll.rowsOffset(scrollTop);
  const [firstRow, lastRow] = visibleRows(
    rowsOffset,
    viewport,
    layout.rowHeight,
    rows,
    ROWS_AROUND,
  );
  const scrollTo = (offset: number): void => virtualizer.scrollToOffset(scroll.scrollTop(offset));
  useKeepPlace(layout, rowsOffset, scrollTo);
  useScrollIntoView(at, layout, rowsOffset, viewport, scrollTo);
  return {
    scrollerRef,
    rowsRef,
    layout,
    height: scroll.height + 2 * EDGE,
    shift: EDGE + scrollTop - rowsOffset,
    first: firstRow * layout.columns,
    last: Math.min(total, (lastRow + 1) * layout.columns) - 1,
    rowsInView: Math.floor(viewport / layout.rowHeight),
    /** Where the rows run faster than the scroll bar, every step of it moves them. */
    onScroll: scroll.isScaled ? drawAgain : undefined,
  };
}

/** Keeps the first image in view where it is when the tiles change their size or number in a row. */
function useKeepPlace(
  { columns, rowHeight }: GridLayout,
  rowsOffset: number,
  scrollTo: (rowsOffset: number) => void,
): void {
  const kept = useRef({ columns, rowHeight, place: 0 });
  useEffect(() => {
    const before = kept.current;
    if (before.columns === columns && before.rowHeight === rowHeight) {
      kept.current = { ...before, place: Math.round(rowsOffset / rowHeight) * columns };
      return;
    }
    kept.current = { columns, rowHeight, place: before.place };
    scrollTo(Math.floor(before.place / columns) * rowHeight);
  });
}

/** Scrolls just far enough that the row of the selected image is seen, whenever the selection moves. */
function useScrollIntoView(
  at: number | null,
  { columns, rowHeight }: GridLayout,
  rowsOffset: number,
  height: number,
  scrollTo: (rowsOffset: number) => void,
): void {
  const isReady = height > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolling by hand must not be undone, so only the selection and the layout count
  useEffect(() => {
    if (at === null || !isReady) return;
    const top = Math.floor(at / columns) * rowHeight;
    const bottom = top + rowHeight + 2 * EDGE;
    if (top < rowsOffset) scrollTo(top);
    else if (bottom > rowsOffset + height) scrollTo(bottom - height);
  }, [at, columns, rowHeight, isReady]);
}
