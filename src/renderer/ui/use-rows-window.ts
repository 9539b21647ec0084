import './rows-window.css';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { scrollScale } from './grid-layout.ts';
import type { SectionLayout } from './section-layout.ts';

/** Space above the first and below the last row, pixels. */
const EDGE = 12;
/** Rows that exist above and below those in view. */
const ROWS_AROUND = 3;
/** Tiles stand relative to a multiple of this: browsers place what is millions of pixels away imprecisely. */
const BASE_STEP = 100_000;

/** The part of the rows that exists. */
type RowsWindow = {
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
  /** Tops of tiles count from here, pixels. */
  readonly base: number;
  /** The section whose title was scrolled out of view while its images are in it; null without a grouping. */
  readonly pinned: number | null;
  readonly direction: 'forwards' | 'backwards';
};

const EMPTY: RowsWindow = {
  first: 0,
  last: -1,
  from: 0,
  to: 0,
  base: 0,
  pinned: null,
  direction: 'forwards',
};

/**
 * Tells which of a layout's rows are to exist, and keeps the focused one in view.
 *
 * `scrollerRef` belongs to the element that scrolls, which holds one of `height`, and `layerRef` to the one
 * inside that, which the rows stand in. While the same rows are in view, scrolling
 * draws nothing anew. Another `origin` is another view, which begins at its top.
 */
export function useRowsWindow(props: {
  readonly layout: SectionLayout;
  readonly rowHeight: number;
  readonly focus: number | null;
  readonly origin: unknown;
}) {
  const { layout, rowHeight, focus, origin } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const layerRef = useRef<HTMLDivElement>(null);
  const { ref: viewRef, height: viewport } = useElementSize<HTMLDivElement>();
  const scrollerRef = useMergedRef(scroller, viewRef);
  const scale = useMemo(() => scrollScale(layout.height, viewport), [layout.height, viewport]);
  const [view, setView] = useState(EMPTY);
  const committed = useRef(view);
  const rowsOffset = useCallback(
    () => Math.max(0, scale.rowsOffset(scroller.current?.scrollTop ?? 0)),
    [scale],
  );

  const placeLayer = useCallback(() => {
    const scrollTop = scroller.current?.scrollTop ?? 0;
    const shift = committed.current.base + EDGE + scrollTop - scale.rowsOffset(scrollTop);
    if (layerRef.current !== null) layerRef.current.style.transform = `translateY(${shift}px)`;
  }, [scale]);

  const onScroll = useCallback(() => {
    const offset = rowsOffset();
    placeLayer();
    setView((before) => {
      const next = windowAt(layout, offset, viewport, rowHeight, before);
      return isSameWindow(before, next) ? before : next;
    });
  }, [layout, viewport, rowHeight, rowsOffset, placeLayer]);

  const shown = useRef(origin);
  useLayoutEffect(() => {
    if (shown.current !== origin) scroller.current?.scrollTo({ top: 0 });
    shown.current = origin;
  }, [origin]);
  useLayoutEffect(() => {
    committed.current = view;
    placeLayer();
  }, [view, placeLayer]);
  useLayoutEffect(onScroll, [onScroll]);

  const scrollTo = useCallback(
    (offset: number) => scroller.current?.scrollTo({ top: scale.scrollTop(Math.max(0, offset)) }),
    [scale],
  );
  useKeepPlace(origin, layout, view, rowsOffset, scrollTo);
  useScrollIntoView(focus, layout, rowHeight, rowsOffset, viewport, scrollTo);
  return {
    scrollerRef,
    layerRef,
    view,
    height: scale.height + 2 * EDGE,
    rowsInView: Math.max(1, Math.floor(viewport / rowHeight)),
    onScroll,
  };
}

function windowAt(
  layout: SectionLayout,
  offset: number,
  viewport: number,
  rowHeight: number,
  before: RowsWindow,
): RowsWindow {
  const margin = ROWS_AROUND * rowHeight;
  const from = Math.max(0, offset - margin);
  const to = offset + viewport + margin;
  const [first, last] = layout.placesIn(from, to);
  const section = layout.sectionAt(offset);
  return {
    first,
    last,
    from,
    to,
    base: Math.floor(from / BASE_STEP) * BASE_STEP,
    pinned: layout.hasTitles && offset > layout.titleTop(section) + EDGE ? section : null,
    direction:
      first < before.first ? 'backwards' : first > before.first ? 'forwards' : before.direction,
  };
}

/** Whether the same tiles and titles exist at the same places; where the window begins and ends to the pixel is nothing. */
function isSameWindow(a: RowsWindow, b: RowsWindow): boolean {
  return a.first === b.first && a.last === b.last && a.base === b.base && a.pinned === b.pinned;
}

/** Keeps the first image in view where it is when the tiles change their size or number in a row. */
function useKeepPlace(
  origin: unknown,
  layout: SectionLayout,
  view: RowsWindow,
  rowsOffset: () => number,
  scrollTo: (offset: number) => void,
): void {
  const kept = useRef({ origin, layout, place: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is noted whenever other rows come into view
  useEffect(() => {
    const before = kept.current;
    if (before.layout === layout || before.origin !== origin) {
      kept.current = { origin, layout, place: layout.placeAt(rowsOffset()) };
      return;
    }
    kept.current = { origin, layout, place: before.place };
    if (before.layout.total > 0 && before.place > 0 && before.place < layout.total) {
      scrollTo(layout.top(before.place));
    }
  }, [origin, layout, view, rowsOffset, scrollTo]);
}

/** Scrolls just far enough that the row of the focused image is seen, whenever the focus moves. */
function useScrollIntoView(
  focus: number | null,
  layout: SectionLayout,
  rowHeight: number,
  rowsOffset: () => number,
  viewport: number,
  scrollTo: (offset: number) => void,
): void {
  const isReady = viewport > 0 && layout.total > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolling by hand must not be undone, so only the focus and the layout count
  useEffect(() => {
    if (focus === null || !isReady || focus >= layout.total) return;
    const top = layout.top(focus);
    const bottom = top + rowHeight + 2 * EDGE;
    const offset = rowsOffset();
    if (top < offset)
      scrollTo(layout.titlesIn(top - 1, top).length > 0 ? top - rowHeight / 4 : top);
    else if (bottom > offset + viewport) scrollTo(bottom - viewport);
  }, [focus, layout, isReady]);
}
