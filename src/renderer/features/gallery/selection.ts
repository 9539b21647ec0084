/** Places from the first to the last, both included. */
export type PlaceRange = readonly [first: number, last: number];

/** The images that a verdict is for, and the one that the keys move from. */
export type Selection = {
  readonly focus: number | null;
  /** Where a range that is being extended began. */
  readonly anchor: number | null;
  /** Ascending, apart from each other. */
  readonly ranges: readonly PlaceRange[];
  /** Moves keep what is selected: images are picked one by one. */
  readonly isPicking: boolean;
};

export const NOTHING_SELECTED: Selection = {
  focus: null,
  anchor: null,
  ranges: [],
  isPicking: false,
};

export function selectOne(place: number): Selection {
  return { focus: place, anchor: place, ranges: [[place, place]], isPicking: false };
}

export function selectAll({ focus }: Selection, total: number): Selection {
  if (total === 0) return NOTHING_SELECTED;
  return { focus: focus ?? 0, anchor: 0, ranges: [[0, total - 1]], isPicking: false };
}

/** Moves the focus: alone it is selected, unless images are being picked. */
export function moveTo(selection: Selection, place: number): Selection {
  return selection.isPicking ? { ...selection, focus: place, anchor: place } : selectOne(place);
}

/** Selects from the anchor to a place; what was picked before stays. */
export function extendTo(selection: Selection, place: number): Selection {
  const anchor = selection.anchor ?? selection.focus ?? place;
  const range: PlaceRange = [Math.min(anchor, place), Math.max(anchor, place)];
  const ranges = selection.isPicking ? united([...selection.ranges, range]) : [range];
  return { ...selection, focus: place, anchor, ranges };
}

/** Picks an image, or takes it out; the first pick keeps what was selected. */
export function togglePlace(selection: Selection, place: number): Selection {
  const startsHere = !selection.isPicking && selection.focus === place && isOnly(selection, place);
  const ranges = startsHere
    ? selection.ranges
    : isSelected(selection, place)
      ? without(selection.ranges, place)
      : united([...selection.ranges, [place, place]]);
  return { focus: place, anchor: place, ranges, isPicking: true };
}

/** The next move starts anew; what is selected stays until then. */
export function stopPicking(selection: Selection): Selection {
  return { ...selection, isPicking: false };
}

export function isSelected({ ranges }: Selection, place: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, -1];
    if (place < first) high = middle - 1;
    else if (place > last) low = middle + 1;
    else return true;
  }
  return false;
}

export function selectedCount({ ranges }: Selection): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

function isOnly({ ranges }: Selection, place: number): boolean {
  return ranges.length === 1 && ranges[0]?.[0] === place && ranges[0][1] === place;
}

function without(ranges: readonly PlaceRange[], place: number): readonly PlaceRange[] {
  return ranges.flatMap(([first, last]): PlaceRange[] => {
    if (place < first || place > last) return [[first, last]];
    const before: PlaceRange = [first, place - 1];
    const after: PlaceRange = [place + 1, last];
    return [before, after].filter(([from, to]) => from <= to);
  });
}

/** The same places in ranges that neither touch nor overlap, ascending. */
function united(ranges: readonly PlaceRange[]): readonly PlaceRange[] {
  const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
  const apart: [number, number][] = [];
  for (const [first, last] of sorted) {
    const open = apart.at(-1);
    if (open !== undefined && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else apart.push([first, last]);
  }
  return apart;
}
