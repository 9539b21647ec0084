/** A text ready for splitting, and where each of its UTF-16 units comes from. */
export type ReadableText = {
  readonly text: string;
  /** Start in the source of each unit of `text`, and the source's read length at the end. */
  readonly starts: Uint32Array;
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hearts: '♥',
};

const LAST_CODE_POINT = 0x10ffff;

/** Accents beyond these on one letter are decoration ("zalgo"). */
const MAX_MARKS = 3;

/** One entity, or one character with its combining marks. */
const PIECE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));|\P{M}?\p{M}+|[\s\S]/gu;

const NEEDS_REWRITING = /&[#a-z]|\p{M}|[\ud800-\udfff]/u;

/**
 * HTML entities decoded once, Unicode composed (NFC), piled-up accents cut, lone surrogates replaced by
 * U+FFFD. Reads the first `maxLength` units of `source`.
 */
export function readableText(source: string, maxLength: number): ReadableText {
  const read = source.slice(0, maxLength);
  if (!NEEDS_REWRITING.test(read)) {
    return { text: read, starts: Uint32Array.from({ length: read.length + 1 }, (_, i) => i) };
  }
  let text = '';
  const starts: number[] = [];
  for (const match of read.matchAll(PIECE)) {
    const piece = rewritten(match);
    for (let unit = 0; unit < piece.length; unit += 1) starts.push(match.index);
    text += piece;
  }
  starts.push(read.length);
  return { text, starts: Uint32Array.from(starts) };
}

function rewritten(match: RegExpExecArray): string {
  const [piece, decimal, hexadecimal, name] = match;
  if (name !== undefined) return ENTITIES[name] ?? piece;
  if (decimal !== undefined) return fromCodePoint(Number.parseInt(decimal, 10));
  if (hexadecimal !== undefined) return fromCodePoint(Number.parseInt(hexadecimal, 16));
  if (piece.length === 1) return piece.toWellFormed();
  return [...piece]
    .slice(0, 1 + MAX_MARKS)
    .join('')
    .normalize('NFC')
    .toWellFormed();
}

function fromCodePoint(code: number): string {
  if (code === 0 || code > LAST_CODE_POINT) return '\ufffd';
  return String.fromCodePoint(code).toWellFormed();
}
