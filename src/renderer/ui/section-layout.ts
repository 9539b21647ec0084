import type { GallerySection } from '../../shared/domain/gallery.ts';
import type { GridLayout } from './grid-layout.ts';

/** Height of a section's title with its gap, pixels. */
export const TITLE_HEIGHT = 36;

/** Where every image and every section's title stands, in pixels from the first row's top. */
export type SectionLayout = {
  readonly total: number;
  readonly hasTitles: boolean;
  readonly height: number;
  readonly sectionOf: (place: number) => number;
  readonly column: (place: number) => number;
  /** Top of the row that holds a place. */
  readonly top: (place: number) => number;
  /** The section that an offset lies in. */
  readonly sectionAt: (offset: number) => number;
  readonly titleTop: (section: number) => number;
  /** First place of the row at an offset. */
  readonly placeAt: (offset: number) => number;
  /** Images whose rows touch a stretch, from the first to the last; the last is before the first where there are none. */
  readonly placesIn: (from: number, to: number) => readonly [first: number, last: number];
  /** Titles that touch a stretch; none without a grouping. */
  readonly titlesIn: (
    from: number,
    to: number,
  ) => readonly { readonly section: number; readonly top: number }[];
  /** The place in the same column of the row above or below; the place itself at the ends. */
  readonly above: (place: number) => number;
  readonly below: (place: number) => number;
};

/**
 * Lays sections out one below the other, each in rows of its own.
 *
 * Sums over the sections are made once; every question is then answered by halving, so that
 * 100,000 sections are as quick as one.
 */
export function sectionLayout(
  sections: readonly GallerySection[],
  { columns, rowHeight }: GridLayout,
  hasTitles: boolean,
): SectionLayout {
  const titleHeight = hasTitles ? TITLE_HEIGHT : 0;
  const starts = new Float64Array(sections.length + 1);
  const tops = new Float64Array(sections.length + 1);
  for (const [index, { count }] of sections.entries()) {
    starts[index + 1] = at(starts, index) + count;
    tops[index + 1] = at(tops, index) + titleHeight + Math.ceil(count / columns) * rowHeight;
  }
  const total = at(starts, sections.length);
  const sectionOf = (place: number): number => lastNotAbove(starts, place);
  const sectionAt = (offset: number): number => lastNotAbove(tops, offset);
  const rowsOf = (section: number): number =>
    Math.ceil((at(starts, section + 1) - at(starts, section)) / columns);
  const rowOf = (place: number): number =>
    Math.floor((place - at(starts, sectionOf(place))) / columns);
  const column = (place: number): number => (place - at(starts, sectionOf(place))) % columns;
  /** The place in a column of a section's row, or the row's last. */
  const placeIn = (section: number, row: number, wanted: number): number =>
    Math.min(at(starts, section) + row * columns + wanted, at(starts, section + 1) - 1);
  const rowAt = (section: number, offset: number): number =>
    Math.floor((offset - at(tops, section) - titleHeight) / rowHeight);

  return {
    total,
    hasTitles,
    height: at(tops, sections.length),
    sectionOf,
    column,
    top: (place) => at(tops, sectionOf(place)) + titleHeight + rowOf(place) * rowHeight,
    sectionAt,
    titleTop: (section) => at(tops, section),
    placeAt: (offset) => {
      const section = sectionAt(offset);
      return Math.max(0, placeIn(section, Math.max(0, rowAt(section, offset)), 0));
    },
    placesIn: (from, to) => {
      if (total === 0 || to < 0 || from > at(tops, sections.length)) return [0, -1];
      const one = sectionAt(from);
      const other = sectionAt(to);
      const row = Math.max(0, rowAt(one, from));
      const last = at(starts, other) + Math.min(rowsOf(other), rowAt(other, to) + 1) * columns - 1;
      return [
        placeIn(one, row, 0),
        Math.min(Math.max(last, at(starts, other) - 1), at(starts, other + 1) - 1),
      ];
    },
    titlesIn: (from, to) => {
      if (!hasTitles || total === 0) return [];
      const first = sectionAt(from);
      const titles = Array.from({ length: sectionAt(to) - first + 1 }, (_, index) => ({
        section: first + index,
        top: at(tops, first + index),
      }));
      return titles.filter(({ top }) => top + TITLE_HEIGHT > from);
    },
    above: (place) => {
      const section = sectionOf(place);
      const row = rowOf(place);
      if (row > 0) return place - columns;
      if (section === 0) return place;
      return placeIn(section - 1, rowsOf(section - 1) - 1, column(place));
    },
    below: (place) => {
      const section = sectionOf(place);
      const row = rowOf(place);
      if (row < rowsOf(section) - 1) return placeIn(section, row + 1, column(place));
      if (section === sections.length - 1) return place;
      return placeIn(section + 1, 0, column(place));
    },
  };
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? 0;
}

/** Index of the last of ascending bounds that is not above a value, the end bound left out; 0 where there is none. */
function lastNotAbove(bounds: Float64Array, value: number): number {
  let low = 0;
  let high = Math.max(0, bounds.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at(bounds, middle) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
