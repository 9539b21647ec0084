import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createLineSplitter,
  type RawLine,
} from '../../../src/main/sources/reading/line-splitter.ts';
import type { TextEncoding } from '../../../src/main/sources/reading/text-encoding.ts';

const ENCODINGS: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be'];
const START = { offset: 0, line: 0 };

/** Bytes in which line feeds, their halves and other bytes are about equally frequent. */
const bytes = fc
  .array(fc.oneof(fc.constantFrom(0x0a, 0x00, 0x0d), fc.integer({ min: 0, max: 255 })))
  .map((list) => Buffer.from(list));
const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 20 });

function chunksOf(data: Buffer, sizes: readonly number[]): Buffer[] {
  const chunks: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    chunks.push(data.subarray(at, at + size));
    at += size;
  }
  return [...chunks, data.subarray(Math.min(at, data.length))];
}

function split(
  data: Buffer,
  sizes: readonly number[],
  encoding: TextEncoding,
  from = START,
  maxLineBytes = 1e9,
): RawLine[] {
  const splitter = createLineSplitter({ from, encoding, maxLineBytes });
  const lines = chunksOf(data, sizes).flatMap((chunk) => splitter.push(chunk));
  return [...lines, ...splitter.end()];
}

/** Splits at every line feed, unit by unit. */
function naively(data: Buffer, encoding: TextEncoding): Buffer[] {
  const unit = encoding === 'utf-8' ? 1 : 2;
  const feed = encoding === 'utf-16be' ? '000a' : encoding === 'utf-16le' ? '0a00' : '0a';
  const lines: Buffer[] = [];
  let start = 0;
  for (let at = 0; at + unit <= data.length; at += unit) {
    if (data.toString('hex', at, at + unit) !== feed) continue;
    lines.push(data.subarray(start, at));
    start = at + unit;
  }
  return start < data.length ? [...lines, data.subarray(start)] : lines;
}

describe.each(ENCODINGS)('createLineSplitter in %s', (encoding) => {
  it('gives what a naive split gives, however the bytes are cut into chunks', () => {
    fc.assert(
      fc.property(bytes, cuts, (data, sizes) => {
        const lines = split(data, sizes, encoding);

        expect(lines.map((line) => line.bytes?.toString('hex'))).toEqual(
          naively(data, encoding).map((line) => line.toString('hex')),
        );
        expect(lines.map((line) => line.number)).toEqual(lines.map((_, index) => index + 1));
        expect(lines.at(-1)?.endOffset ?? 0).toBe(data.length);
      }),
      { numRuns: 500 },
    );
  });

  it('goes on behind any line as if it had never stopped', () => {
    fc.assert(
      fc.property(bytes, cuts, fc.nat(), (data, sizes, pick) => {
        const all = split(data, [], encoding);
        const done = all.length === 0 ? 0 : pick % all.length;
        const offset = all[done - 1]?.endOffset ?? 0;

        const rest = split(data.subarray(offset), sizes, encoding, { offset, line: done });

        expect(rest).toEqual(all.slice(done));
      }),
      { numRuns: 300 },
    );
  });

  it('drops exactly the lines over the limit, and finds the next one', () => {
    fc.assert(
      fc.property(bytes, cuts, fc.nat({ max: 12 }), (data, sizes, limit) => {
        const all = split(data, [], encoding);

        const limited = split(data, sizes, encoding, START, limit);

        expect(limited).toEqual(
          all.map((line) => ((line.bytes?.length ?? 0) > limit ? { ...line, bytes: null } : line)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
