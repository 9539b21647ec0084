import { type Box, WHOLE } from './box.ts';

/**
 * The parts of an image whose hashes are kept, so that a crop finds the image it was cut from.
 *
 * The whole, parts of 0.92 and 0.84 of both sides at 3 × 3 and 4 × 4 places, and parts of 0.92 and 0.84 of
 * one side at 2 and 4 places. Measured on 300 photographs: of crops that keep 0.8 to 1 of both sides at
 * any place, 93 % lie within 8 bits of one of these 38, as do over 99 % of those cut on one axis.
 * 54 windows reach 96 %; 51 on a coarser grid no more than these.
 */
export const COPY_WINDOWS: readonly Box[] = [
  WHOLE,
  ...grid(0.92, 3, 0.92, 3),
  ...grid(0.84, 4, 0.84, 4),
  ...grid(0.92, 2, 1, 1),
  ...grid(1, 1, 0.92, 2),
  ...grid(0.84, 4, 1, 1),
  ...grid(1, 1, 0.84, 4),
];

/**
 * The windows that leave out the lowest or uppermost 16 %: where a caption stands.
 *
 * These are compared with the same window of other images too.
 */
export const BAND_WINDOWS: readonly number[] = COPY_WINDOWS.flatMap((box, place) =>
  box.width === 1 && box.height < 0.9 && (box.y === 0 || box.y + box.height > 0.999) ? [place] : [],
);

/** Parts of one size, evenly spread from edge to edge. */
function grid(width: number, columns: number, height: number, rows: number): readonly Box[] {
  const starts = (length: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      count === 1 ? (1 - length) / 2 : ((1 - length) * index) / (count - 1),
    );
  return starts(height, rows).flatMap((y) =>
    starts(width, columns).map((x) => ({ x, y, width, height })),
  );
}
