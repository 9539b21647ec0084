import type { TextEncoding } from './text-encoding.ts';

/** Where a reader stands: bytes of the (decompressed) stream, and lines, that lie behind it. */
export type LinePlace = { readonly offset: number; readonly line: number };

export type RawLine = {
  /** Counted from 1. */
  readonly number: number;
  /** Without the line feed; null when the line is longer than the limit. */
  readonly bytes: Buffer | null;
  /** Bytes of the stream up to and including this line's line feed. */
  readonly endOffset: number;
  /** False for a last line without a line feed. */
  readonly terminated: boolean;
};

export type LineSplitter = {
  /** The lines that this chunk completes. */
  readonly push: (chunk: Buffer) => RawLine[];
  /** The last line, where no line feed ends it. */
  readonly end: () => RawLine[];
};

export type LineSplitterOptions = {
  readonly from: LinePlace;
  readonly encoding: TextEncoding;
  /** Longer lines are skipped, and never held in memory. */
  readonly maxLineBytes: number;
};

const LINE_FEEDS: { readonly [E in TextEncoding]: Buffer } = {
  'utf-8': Buffer.from([0x0a]),
  'utf-16le': Buffer.from([0x0a, 0x00]),
  'utf-16be': Buffer.from([0x00, 0x0a]),
};

/**
 * Cuts a stream of bytes into lines, however it is cut into chunks.
 *
 * Holds at most `maxLineBytes` and one chunk. Lines may share memory with the chunks pushed.
 */
export function createLineSplitter(options: LineSplitterOptions): LineSplitter {
  const lineFeed = LINE_FEEDS[options.encoding];
  const unit = lineFeed.length;
  let number = options.from.line;
  let lineStart = options.from.offset;
  let pieces: Buffer[] = [];
  let lineBytes = 0;
  let halfUnit: Buffer | null = null;

  const hold = (piece: Buffer) => {
    lineBytes += piece.length;
    if (lineBytes > options.maxLineBytes) pieces = [];
    else if (piece.length > 0) pieces.push(piece);
  };

  const finish = (feedBytes: number): RawLine => {
    const [only] = pieces;
    const whole = pieces.length === 1 && only !== undefined ? only : Buffer.concat(pieces);
    const bytes = lineBytes > options.maxLineBytes ? null : whole;
    number += 1;
    lineStart += lineBytes + feedBytes;
    pieces = [];
    lineBytes = 0;
    return { number, bytes, endOffset: lineStart, terminated: feedBytes > 0 };
  };

  const push = (chunk: Buffer) => {
    const bytes = halfUnit === null ? chunk : Buffer.concat([halfUnit, chunk]);
    const usable = bytes.length - (bytes.length % unit);
    halfUnit = usable < bytes.length ? bytes.subarray(usable) : null;
    const lines: RawLine[] = [];
    let from = 0;
    let at = indexOfUnit(bytes, lineFeed, from);
    while (at !== -1) {
      hold(bytes.subarray(from, at));
      lines.push(finish(unit));
      from = at + unit;
      at = indexOfUnit(bytes, lineFeed, from);
    }
    hold(bytes.subarray(from, usable));
    return lines;
  };

  const end = () => {
    if (halfUnit !== null) hold(halfUnit);
    halfUnit = null;
    return lineBytes > 0 ? [finish(0)] : [];
  };

  return { push, end };
}

/** Like indexOf, but finds whole code units only: 0x0A 0x00 may also lie across two of them. */
function indexOfUnit(bytes: Buffer, unit: Buffer, from: number): number {
  const [onlyByte] = unit;
  if (unit.length === 1 && onlyByte !== undefined) return bytes.indexOf(onlyByte, from);
  let at = bytes.indexOf(unit, from);
  while (at !== -1 && at % unit.length !== 0) at = bytes.indexOf(unit, at + 1);
  return at;
}
