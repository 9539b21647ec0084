import { expect, it } from 'vitest';
import { deriveSeed, seededRandom } from '../../../src/main/domain/seeded-random.ts';

const WORDS = 2 ** 32;

it('gives the words that sfc32, filled by splitmix32, gives elsewhere', () => {
  const random = seededRandom(1);

  expect([random.int(WORDS), random.int(WORDS), random.int(WORDS)]).toEqual([
    2_420_951_833, 2_513_034_076, 3_847_892_949,
  ]);
  expect(seededRandom(2 ** 40 + 1).int(WORDS)).toBe(3_705_564_289);
});

it('names streams by their labels, in order, and tells numbers from texts', () => {
  const seeds = [
    deriveSeed(1),
    deriveSeed(1, 'a'),
    deriveSeed(2, 'a'),
    deriveSeed(1, 'a', 'b'),
    deriveSeed(1, 'b', 'a'),
    deriveSeed(1, 'ab'),
    deriveSeed(1, 'a', 1),
    deriveSeed(1, 'a', '1'),
  ];

  expect(new Set(seeds).size).toBe(seeds.length);
  expect(deriveSeed(1, 'a', 2)).toBe(1_013_059_423_384_342);
});

it.each([1.5, Number.NaN, 2 ** 53])('refuses the seed %d', (seed) => {
  expect(() => seededRandom(seed)).toThrow('safe integer');
  expect(() => deriveSeed(seed, 'a')).toThrow('safe integer');
});

it.each([0, -1, 2.5, WORDS + 1])('refuses to draw below %d', (n) => {
  expect(() => seededRandom(1).int(n)).toThrow('whole number from 1 to 2^32');
});

it('refuses to pick from nothing', () => {
  expect(() => seededRandom(1).pick([])).toThrow('at least one element');
});
