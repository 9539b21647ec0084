import type { HashList } from '../hash-list.ts';
import type { PerceptualHash } from '../perceptual-hash.ts';
import { type Box, WHOLE } from './box.ts';
import { BAND_WINDOWS, COPY_WINDOWS } from './copy-windows.ts';
import type { ImageHashes } from './image-hashes.ts';

/** Hashes in one list, with what each is of. */
export type CopyColumn = {
  readonly hashes: HashList;
  /** Place of the image, per hash. */
  readonly images: Uint32Array;
  readonly boxOf: (place: number) => Box;
  /** Whether the hash is that of the mirrored part. */
  readonly isMirrored: (place: number) => boolean;
};

/** A list that images are added to one by one. */
export type ColumnBuilder<Made> = {
  readonly add: (image: number, hashes: ImageHashes) => void;
  readonly made: () => Made;
};

/**
 * What images are looked for by: every query both ways round, mirrored ones at odd places. Flat pictures are
 * not looked for.
 */
export function queryColumn(): ColumnBuilder<CopyColumn> {
  const column = growingColumn();
  const boxes: Box[] = [];
  return {
    add: (image, { queries }) => {
      for (const { box, hash, mirrored } of queries) {
        if (isBlank(hash)) continue;
        column.add(image, hash.high, hash.low);
        column.add(image, mirrored.high, mirrored.low);
        boxes.push(box);
      }
    },
    made: () => ({
      ...column.made(),
      boxOf: (place) => boxes[place >> 1] ?? WHOLE,
      isMirrored: (place) => place % 2 === 1,
    }),
  };
}

/** What images are found by: the hashes of all windows of each. */
export function windowColumn(): ColumnBuilder<CopyColumn> {
  const column = growingColumn();
  return {
    add: (image, { windows }) => {
      for (let window = 0; window < COPY_WINDOWS.length; window += 1) {
        column.add(image, windows.highs[window] ?? 0, windows.lows[window] ?? 0);
      }
    },
    made: () => ({
      ...column.made(),
      boxOf: (place) => COPY_WINDOWS[place % COPY_WINDOWS.length] ?? WHOLE,
      isMirrored: () => false,
    }),
  };
}

/** The hashes of the windows without a caption's place, a column per window; without those of flat pictures. */
export function bandColumns(): ColumnBuilder<readonly CopyColumn[]> {
  const columns = BAND_WINDOWS.map((window) => ({ window, column: growingColumn() }));
  return {
    add: (image, { windows }) => {
      for (const { window, column } of columns) {
        const hash = { high: windows.highs[window] ?? 0, low: windows.lows[window] ?? 0 };
        if (!isBlank(hash)) column.add(image, hash.high, hash.low);
      }
    },
    made: () =>
      columns.map(({ window, column }) => {
        const box = COPY_WINDOWS[window] ?? WHOLE;
        return { ...column.made(), boxOf: () => box, isMirrored: () => false };
      }),
  };
}

/** A flat picture's hash: as many of them as there are would all be pairs, and none could be compared. */
function isBlank({ high, low }: PerceptualHash): boolean {
  return high === 0 && low === 0;
}

function growingColumn() {
  let count = 0;
  let highs = new Uint32Array(64);
  let lows = new Uint32Array(64);
  let images = new Uint32Array(64);
  const twice = (column: Uint32Array<ArrayBuffer>) => {
    const larger = new Uint32Array(2 * column.length);
    larger.set(column);
    return larger;
  };
  return {
    add: (image: number, high: number, low: number): void => {
      if (count === highs.length) {
        [highs, lows, images] = [twice(highs), twice(lows), twice(images)];
      }
      highs[count] = high;
      lows[count] = low;
      images[count] = image;
      count += 1;
    },
    made: (): Pick<CopyColumn, 'hashes' | 'images'> => ({
      hashes: { highs: highs.slice(0, count), lows: lows.slice(0, count) },
      images: images.slice(0, count),
    }),
  };
}
