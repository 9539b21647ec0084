import type { ByteChunk } from './byte-chunk.ts';
import { GzipDamage } from './gunzip-chunks.ts';
import { createLineSplitter, type LinePlace, type RawLine } from './line-splitter.ts';
import { openByteStream } from './open-byte-stream.ts';
import { readHead } from './read-head.ts';
import { detectTextEncoding, type TextEncoding } from './text-encoding.ts';

/** Longer than any record of one post or one page of posts; a longer line is skipped. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;

export type Line = {
  /** Counted from 1. */
  readonly number: number;
  /** Without line feed, carriage return and byte order mark. */
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'too-long' }
    | { readonly kind: 'bad-encoding' };
  /** Bytes of the decompressed stream up to the end of this line. */
  readonly endOffset: number;
  /** False for a last line without a line feed. */
  readonly terminated: boolean;
};

/** Lines that one chunk of the file completed. */
export type LineGroup = {
  readonly lines: readonly Line[];
  /** Bytes of the file on disk that were read so far. */
  readonly filePosition: number;
  /** In the last group of a truncated or corrupt gzip file, what zlib says; the unfinished line is dropped. */
  readonly damage: string | null;
};

/**
 * The lines of a text file (UTF-8 or UTF-16, plain or gzip) from a place on, with bounded memory.
 *
 * @throws Failure when the file cannot be read; the signal's reason when aborted.
 */
export async function* readLines(
  path: string,
  options: { readonly from: LinePlace; readonly signal?: AbortSignal },
): AsyncGenerator<LineGroup> {
  const encoding = detectTextEncoding(await readHead(path, 2));
  const chunks = openByteStream(path, { ...options, start: options.from.offset });
  yield* linesOf(chunks, { from: options.from, encoding, maxLineBytes: MAX_LINE_BYTES });
}

/** The lines of a stream of chunks; `readLines` says what they are. */
export async function* linesOf(
  chunks: AsyncIterable<ByteChunk>,
  options: {
    readonly from: LinePlace;
    readonly encoding: TextEncoding;
    readonly maxLineBytes: number;
  },
): AsyncGenerator<LineGroup> {
  const splitter = createLineSplitter(options);
  const decode = lineDecoder(options.encoding);
  let filePosition = 0;
  let damage: string | null = null;
  try {
    for await (const chunk of chunks) {
      filePosition = chunk.filePosition;
      const lines = splitter.push(chunk.bytes);
      if (lines.length > 0) yield { lines: lines.map(decode), filePosition, damage };
    }
  } catch (error) {
    if (!(error instanceof GzipDamage)) throw error;
    damage = error.message;
  }
  const lines = damage === null ? splitter.end() : [];
  yield { lines: lines.map(decode), filePosition, damage };
}

function lineDecoder(encoding: TextEncoding): (line: RawLine) => Line {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const contentOf = (bytes: Buffer | null): Line['content'] => {
    if (bytes === null) return { kind: 'too-long' };
    try {
      const text = decoder.decode(bytes);
      return { kind: 'text', text: text.endsWith('\r') ? text.slice(0, -1) : text };
    } catch {
      return { kind: 'bad-encoding' };
    }
  };
  return ({ bytes, ...line }) => ({ ...line, content: contentOf(bytes) });
}
