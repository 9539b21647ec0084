import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenizeTweet } from '../../../../src/main/domain/text/tokenize-tweet.ts';

/** Any UTF-16 units, lone surrogates and combining marks among them. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom('(', ':', '-', '<', '3', '#', '@', 'a', "'", '&#1', '\u0301', '😀', '.'),
      {
        maxLength: 300,
      },
    )
    .map((parts) => parts.join('')),
);

test('any text splits into tokens in order, inside the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const token of tokenizeTweet(text)) {
        expect(token.start).toBeGreaterThanOrEqual(token.insideHashtag ? 0 : last);
        expect(token.end).toBeGreaterThan(token.start - 1);
        expect(token.end).toBeLessThanOrEqual(text.length);
        expect(token.normal.length).toBeGreaterThan(0);
        expect(token.normal.isWellFormed()).toBe(true);
        last = token.start;
      }
    }),
  );
});

test('nothing that can be seen is dropped from a short text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 200 }), (text) => {
      const covered = new Set<number>();
      for (const { start, end } of tokenizeTweet(text)) {
        for (let place = start; place < end; place += 1) covered.add(place);
      }
      for (const [place, unit] of [...text].entries()) {
        if (unit.trim() !== '') expect(covered.has(place)).toBe(true);
      }
    }),
  );
});

test.each([
  'a',
  '😀',
  '@a ',
  'a\u0301\u0302',
  '((((',
  'http://',
  '#',
  '#1',
  '>_',
  '&#1',
  '1.',
  "a'",
])('a long post of %j takes bounded time and tokens', (piece) => {
  const text = piece.repeat(10_000);
  const begun = performance.now();
  const tokens = tokenizeTweet(text);
  expect(tokens.length).toBeLessThanOrEqual(512);
  expect(performance.now() - begun).toBeLessThan(500);
});
