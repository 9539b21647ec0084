import { expect, test } from 'vitest';
import { vectorFeatures } from '../../../../src/main/domain/text/vector-features.ts';
import { rowOfWord } from '../../../../src/main/domain/text/word-vectors.ts';

const rowOf = new Map(['not', 'so', 'good', 'dont', 'bob'].map((word, index) => [word, index + 1]));

test.each([
  ['good', 3],
  ["don't", 4],
  ["wasn't", 1],
  ["bob's", 5],
  ['soo', 2],
  ['train', 0],
  ['', 0],
])('the row of %j is %i', (word, row) => {
  expect(rowOfWord(rowOf, word)).toBe(row);
});

test('pools mean, largest and smallest of known words', () => {
  const vectors = Float32Array.of(0, 0, 1, -2, 3, 4);
  const words = { dimensions: 2, rowOf: new Map(), vectors };
  expect([...vectorFeatures(Int32Array.of(1, 0, 2), words)]).toEqual([2, 1, 3, 4, 1, -2]);
  expect([...vectorFeatures(Int32Array.of(0, 0), words)]).toEqual([0, 0, 0, 0, 0, 0]);
});
