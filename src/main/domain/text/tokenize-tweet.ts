import { foldEmoji, foldEmoticon, foldPunctuation } from './fold-symbols.ts';
import { foldWord } from './fold-word.ts';
import { isNegator } from './negation.ts';
import { type ReadableText, readableText } from './readable-text.ts';
import { splitHashtag } from './split-hashtag.ts';
import type { Token, TokenKind } from './token.ts';

/** What is read of a post; the rest is left out, so that any post takes bounded time. */
const MAX_LENGTH = 4096;
const MAX_TOKENS = 512;

const WORD = String.raw`[\p{L}\p{M}\p{N}_]`;
/** The groups in the order in which they are tried at each place. */
const PATTERNS: readonly (readonly [TokenKind, string])[] = [
  ['link', String.raw`(?:https?:\/\/|www\.|pic\.twitter\.com\/|(?:t\.co|bit\.ly)\/)\S*`],
  ['mention', String.raw`(?<!${WORD})[@＠]\w{1,30}`],
  ['hashtag', String.raw`(?<!${WORD})[#＃](?=[\p{N}_]*\p{L})${WORD}+`],
  [
    'emoticon',
    [
      String.raw`<{1,8}[3]+(?!\d)|<\/+3`,
      String.raw`[<>]?[:;=][\-o'*^]?(?:[\)\]\}]+|[\(\[\{]+|[DPpOoSsXx]+(?!${WORD})|[\/\\\|@*3$](?!${WORD}|\/))`,
      `(?<!${WORD})[xX][dDpP]+(?!${WORD})`,
      String.raw`[\(\[]{1,8}[\-o'*^]?[:;=](?!${WORD})|[\)\]]{1,8}[\-o'*^]?[:;=](?!${WORD})`,
      String.raw`\^[_.\-]{0,8}\^|-[_.]{1,8}-|[oO0][_.]{1,8}[oO0](?!${WORD})|>[_.]{0,8}<|[tT]_{1,8}[tT](?!${WORD})`,
    ].join('|'),
  ],
  [
    'emoji',
    String.raw`(?=[\u00a9-\u{10ffff}])(?:\p{RGI_Emoji}|\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}\ufe0f]*|\p{RI})|[0-9#*]\ufe0f?\u20e3`,
  ],
  [
    'number',
    String.raw`[$£€]?\p{N}+(?:[.,:\/\-]\p{N}+)*(?:%|(?:st|nd|rd|th|am|pm|k|m)(?!${WORD}))?(?!${WORD})`,
  ],
  ['word', String.raw`${WORD}+(?:['’\-]\p{L}[\p{L}\p{M}]*)*`],
  ['punctuation', String.raw`[!?]+|\.+|…|[,;:]+`],
  ['symbol', String.raw`[^\s]`],
];
const SCANNER = new RegExp(PATTERNS.map(([, pattern]) => `(${pattern})`).join('|'), 'gv');

/**
 * Splits a tweet into tokens, in the order of the text.
 *
 * Entities are decoded once; links, mentions and numbers fold into one normal form each; a hashtag is
 * followed by the words inside it; an emoji sequence is one token. Any string is answered, one without
 * anything to read by an empty list; of a long one the beginning is read.
 */
export function tokenizeTweet(text: string): readonly Token[] {
  const readable = readableText(text, MAX_LENGTH);
  const tokens: Token[] = [];
  let negating = false;
  for (const match of readable.text.matchAll(SCANNER)) {
    if (tokens.length >= MAX_TOKENS) break;
    const kind = kindOf(match);
    if (endsNegation(kind, match[0])) negating = false;
    const found = read(kind, match[0], match.index, readable, negating);
    tokens.push(...found);
    if (found.some((token) => token.kind === 'word' && isNegator(token.normal))) negating = true;
  }
  return tokens.slice(0, MAX_TOKENS);
}

function kindOf(match: RegExpExecArray): TokenKind {
  const group = match.findIndex((part, index) => index > 0 && part !== undefined);
  return PATTERNS[group - 1]?.[0] ?? 'symbol';
}

function endsNegation(kind: TokenKind, text: string): boolean {
  return kind === 'punctuation' || (kind === 'word' && text.toLowerCase() === 'but');
}

function read(
  kind: TokenKind,
  text: string,
  index: number,
  readable: ReadableText,
  negated: boolean,
): readonly Token[] {
  const place = (from: number, length: number) => ({
    start: readable.starts[from] ?? 0,
    end: readable.starts[from + length] ?? 0,
  });
  const whole = { kind, text, ...place(index, text.length), negated, insideHashtag: false };
  const plain = { shouted: false, elongated: false };
  switch (kind) {
    case 'word':
      return [{ ...whole, shouted: isShouted(text), ...foldWord(text) }];
    case 'hashtag': {
      const body = text.slice(1);
      const words = splitHashtag(body).map(({ word, offset }) => ({
        ...whole,
        ...place(index + 1 + offset, word.length),
        kind: 'word' as const,
        text: word,
        shouted: false,
        insideHashtag: true,
        ...foldWord(word),
      }));
      return [{ ...whole, ...plain, normal: `#${foldWord(body).normal}` }, ...words];
    }
    case 'link':
      return [{ ...whole, ...plain, normal: '<link>' }];
    case 'mention':
      return [{ ...whole, ...plain, normal: '<mention>' }];
    case 'number':
      return [{ ...whole, ...plain, normal: '<number>' }];
    case 'emoji':
      return [{ ...whole, ...plain, normal: foldEmoji(text) }];
    case 'emoticon':
      return [{ ...whole, ...plain, normal: foldEmoticon(text) }];
    case 'punctuation':
      return [{ ...whole, ...plain, normal: foldPunctuation(text) }];
    case 'symbol':
      return [{ ...whole, ...plain, normal: text }];
  }
}

function isShouted(word: string): boolean {
  return word.length > 1 && /\p{Lu}/u.test(word) && word === word.toUpperCase();
}
