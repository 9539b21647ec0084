import { expect, test } from 'vitest';
import { tokenizeTweet } from '../../../../src/main/domain/text/tokenize-tweet.ts';

const normals = (text: string) => tokenizeTweet(text).map(({ normal }) => normal);
const kinds = (text: string) => tokenizeTweet(text).map(({ kind }) => kind);

test('links, mentions and numbers fold into one form each', () => {
  expect(normals('@bob see http://t.co/x at 10:30')).toEqual([
    '<mention>',
    'see',
    '<link>',
    'at',
    '<number>',
  ]);
});

test('a hashtag is followed by its words, split at capitals and digits', () => {
  const tokens = tokenizeTweet('#BestDay4Ever');
  expect(tokens.map(({ normal }) => normal)).toEqual(['#bestday4ever', 'best', 'day', '4', 'ever']);
  expect(tokens.map(({ insideHashtag }) => insideHashtag)).toEqual([false, true, true, true, true]);
});

test.each([
  [':-)))', ':)'],
  [':)', ':)'],
  ['&lt;3', '<3'],
  ['XD', 'xd'],
])('the emoticon %s is one token', (text, normal) => {
  expect(kinds(text)).toEqual(['emoticon']);
  expect(normals(text)).toEqual([normal]);
});

test('an emoji sequence is one token, its skin tone folded', () => {
  expect(normals('👍🏽❤️👨‍👩‍👧')).toEqual(['👍', '❤', '👨‍👩‍👧']);
});

test('negation reaches to the next punctuation', () => {
  const negated = tokenizeTweet("I don't like it. But this")
    .filter((token) => token.negated)
    .map(({ normal }) => normal);
  expect(negated).toEqual(['like', 'it']);
});

test('elongations and capitals are folded and noted', () => {
  const [first, second] = tokenizeTweet('Soooo HAPPY');
  expect(first).toMatchObject({ normal: 'soo', elongated: true, shouted: false });
  expect(second).toMatchObject({ normal: 'happy', elongated: false, shouted: true });
});

test('entities are decoded once', () => {
  expect(normals('&amp;amp; &#39;')).toEqual(['&', 'amp', ';', "'"]);
});

test('places are those of the text as given', () => {
  const text = 'a &amp; cafe\u0301 #OhNo';
  const pieces = tokenizeTweet(text).map(({ start, end }) => text.slice(start, end));
  expect(pieces).toEqual(['a', '&amp;', 'cafe\u0301', '#OhNo', 'Oh', 'No']);
});

test('runs of punctuation fold by their make', () => {
  expect(normals('no!!! why?! hm...')).toEqual(['no', '!!', 'why', '!?', 'hm', '...']);
});
