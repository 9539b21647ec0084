import type { Ink } from './ink-of.ts';

/** Rows of pixels that carry ink, between rows that carry none. */
export type InkBand = {
  readonly top: number;
  readonly height: number;
  /** Pixels of ink. */
  readonly ink: number;
  /** Pieces of ink side by side in a row, on average over the rows. */
  readonly runs: number;
  /** Pixels from the first to the last ink of the band. */
  readonly extent: number;
};

/** Share of a row that may be ink and the row still counts as empty: specks of compression. */
const EMPTY = 0.004;

/** Cuts a picture into its bands, from the top. */
export function inkBands({ width, height, mask }: Ink): readonly InkBand[] {
  const bands: InkBand[] = [];
  let open = newBand(0, width);
  for (let y = 0; y <= height; y += 1) {
    const row = y < height ? rowOf(mask, y * width, width) : EMPTY_ROW;
    if (row.ink > Math.max(1, EMPTY * width)) {
      if (open.rows === 0) open.top = y;
      open.rows += 1;
      open.ink += row.ink;
      open.runs += row.runs;
      open.first = Math.min(open.first, row.first);
      open.last = Math.max(open.last, row.last);
    } else if (open.rows > 0) {
      bands.push({
        top: open.top,
        height: open.rows,
        ink: open.ink,
        runs: open.runs / open.rows,
        extent: open.last - open.first + 1,
      });
      open = newBand(0, width);
    }
  }
  return bands;
}

type Row = {
  readonly ink: number;
  readonly runs: number;
  readonly first: number;
  readonly last: number;
};

const EMPTY_ROW: Row = { ink: 0, runs: 0, first: 0, last: 0 };

function newBand(top: number, width: number) {
  return { top, rows: 0, ink: 0, runs: 0, first: width, last: 0 };
}

function rowOf(mask: Uint8Array, start: number, width: number): Row {
  let ink = 0;
  let runs = 0;
  let first = width;
  let last = 0;
  let before = 0;
  for (let x = 0; x < width; x += 1) {
    const value = mask[start + x] ?? 0;
    if (value === 1) {
      ink += 1;
      if (before === 0) runs += 1;
      if (first === width) first = x;
      last = x;
    }
    before = value;
  }
  return { ink, runs, first, last };
}
