import { describe, expect, it } from 'vitest';
import { findNearPairs, findNearPairsBetween } from '../../../src/main/domain/hamming-index.ts';
import { distinctHashes, hashListOf } from '../../../src/main/domain/hash-list.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';

const ZERO = { high: 0, low: 0 };

describe('findNearPairs', () => {
  it('tells each pair once, the smaller place first, with its distance', () => {
    const hashes = hashListOf([{ high: 1, low: 0x8000_0000 }, { high: ~0 >>> 0, low: 0 }, ZERO]);
    const pairs: number[][] = [];

    findNearPairs(hashes, 2, (...pair) => pairs.push(pair));

    expect(pairs).toEqual([[0, 2, 2]]);
  });

  it('tells every pair of equal hashes, also at radius 0', () => {
    const pairs: number[][] = [];

    findNearPairs(hashListOf([ZERO, { high: 0, low: 1 }, ZERO, ZERO]), 0, (...pair) =>
      pairs.push(pair),
    );

    expect(pairs.sort()).toEqual([
      [0, 2, 0],
      [0, 3, 0],
      [2, 3, 0],
    ]);
  });

  it('finds every planted pair among many hashes', () => {
    const random = seededRandom(5);
    const word = () => random.int(2 ** 32);
    const originals = Array.from({ length: 20_000 }, () => ({ high: word(), low: word() }));
    const copies = originals.slice(0, 300).map(({ high, low }, index) => {
      const bits = random.shuffle(Array.from({ length: 64 }, (_, bit) => bit)).slice(0, index % 9);
      const flip = (from: number) =>
        bits.reduce((mask, bit) => (bit >> 5 === from ? mask | (1 << (bit & 31)) : mask), 0);
      return { high: (high ^ flip(0)) >>> 0, low: (low ^ flip(1)) >>> 0 };
    });
    const found = new Map<number, number>();

    findNearPairs(hashListOf([...originals, ...copies]), 8, (i, j, distance) => {
      if (j - 20_000 === i) found.set(i, distance);
    });

    expect(found).toEqual(new Map(copies.map((_, index) => [index, index % 9])));
  });

  it('has nothing to tell without hashes', () => {
    expect(() => findNearPairs(hashListOf([]), 8, () => expect.unreachable())).not.toThrow();
  });

  it.each([-1, 32, 1.5])('refuses radius %d', (radius) => {
    expect(() => findNearPairs(hashListOf([]), radius, () => {})).toThrow('from 0 to 31');
  });

  it('refuses columns of different lengths', () => {
    const hashes = { highs: new Uint32Array(2), lows: new Uint32Array(1) };

    expect(() => findNearPairs(hashes, 8, () => {})).toThrow('as many high halves as low halves');
  });
});

describe('findNearPairsBetween', () => {
  it('compares across the lists only', () => {
    const a = hashListOf([ZERO, ZERO, { high: 7, low: 0 }]);
    const b = hashListOf([
      { high: 3, low: 0 },
      { high: 3, low: 0 },
    ]);
    const pairs: number[][] = [];

    findNearPairsBetween(a, b, 1, (...pair) => pairs.push(pair));

    expect(pairs.sort()).toEqual([
      [2, 0, 1],
      [2, 1, 1],
    ]);
  });
});

describe('distinctHashes', () => {
  it('keeps each hash once, ascending, with the places that hold it', () => {
    const list = hashListOf([{ high: 2, low: 0 }, ZERO, { high: 2, low: 0 }, { high: 0, low: 9 }]);

    expect(distinctHashes(list)).toEqual({
      hashes: { highs: Uint32Array.of(0, 0, 2), lows: Uint32Array.of(0, 9, 0) },
      starts: Uint32Array.of(0, 1, 2, 4),
      members: Uint32Array.of(1, 3, 0, 2),
    });
  });
});
