const MARK = 0xff;
const FIRST_RESTART = 0xd0;
const RESTARTS = 8;

/**
 * Bytes after the data that may be read though they are no data: the bits of one MCU (ten blocks of 64 coefficients
 * of at most 31 bits), and what a read of 32 bits goes beyond.
 */
const PADDING = 4096;

/** The bits of one scan, without what only keeps markers apart. */
export type EntropyData = {
  readonly bits: DataView;
  /** Byte places in `bits` where the intervals between restart markers end. */
  readonly ends: readonly number[];
  /** Place in the file of the marker that follows. */
  readonly next: number;
};

/**
 * The entropy-coded data of a JPEG file from a place on to the next marker that is no restart.
 *
 * Null where restart markers are out of their order or bytes of `0xff` are strewn in: decoders mend that in ways of
 * their own.
 */
export function entropyData(file: Uint8Array, from: number): EntropyData | null {
  const ends: number[] = [];
  const data = Buffer.allocUnsafe(file.length - from + PADDING);
  let length = 0;
  for (let place = from; ; ) {
    const mark = file.indexOf(MARK, place);
    if (mark < 0 || mark + 1 >= file.length) return null;
    data.set(file.subarray(place, mark), length);
    length += mark - place;
    const follows = file[mark + 1] ?? 0;
    place = mark + 2;
    if (follows === 0) {
      data[length] = MARK;
      length += 1;
      continue;
    }
    ends.push(length);
    if (follows === FIRST_RESTART + ((ends.length - 1) % RESTARTS)) continue;
    if (follows === MARK || (follows >= FIRST_RESTART && follows < FIRST_RESTART + RESTARTS)) {
      return null;
    }
    data.fill(0, length, length + PADDING);
    return { bits: new DataView(data.buffer, data.byteOffset, length + PADDING), ends, next: mark };
  }
}

/** Whether there are as many intervals as MCUs ask for; without restarts `restartInterval` is 0. */
export function hasAllIntervals(
  { ends }: EntropyData,
  mcus: number,
  restartInterval: number,
): boolean {
  return ends.length === (restartInterval === 0 ? 1 : Math.ceil(mcus / restartInterval));
}
