import { expect, test } from 'vitest';
import { parseLabelledTexts } from '../../../../src/main/domain/text/labelled-texts.ts';

test('reads tab-separated texts, escapes as their characters', () => {
  const file =
    'id\tpolarity\ttext\n1\tpositive\tI\\u2019m glad\n2\tneg\t"so ""bad"""\n3\t1\t"quoted" start\n';
  expect(parseLabelledTexts(file).rows).toEqual([
    { text: 'I’m glad', polarity: 2 },
    { text: 'so "bad"', polarity: 0 },
    { text: '"quoted" start', polarity: 1 },
  ]);
});

test('reads comma-separated texts with commas and line breaks in quotes', () => {
  const file = 'Tweet,Label\n"one, two\nthree",0\nfour,NEUTRAL\r\n"five ""six""",2';
  expect(parseLabelledTexts(file).rows).toEqual([
    { text: 'one, two\nthree', polarity: 0 },
    { text: 'four', polarity: 1 },
    { text: 'five "six"', polarity: 2 },
  ]);
});

test('counts what it cannot use, with the line and the reason', () => {
  const file = 'text\tlabel\na\t0\nb\thappy\nc\t1\n\td\n\t1\ne\t2\nf\n';
  const { rows, rejected } = parseLabelledTexts(file);
  expect(rows).toHaveLength(3);
  expect(rejected.map(({ line }) => line)).toEqual([3, 5, 6, 8]);
  expect(rejected[0]?.reason).toContain('"happy" is no polarity');
});

test.each([
  ['', 'is empty'],
  ['tweet_text\tpolarity\na\t0', 'no text column'],
  ['text\tmood\na\t0', 'no polarity column'],
  ['text\tlabel\na\t0\nb\t2', 'no neutral text'],
])('says what is wrong with %j', (file, message) => {
  expect(() => parseLabelledTexts(file)).toThrow(message);
});
