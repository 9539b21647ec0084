import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reorderBits } from '../../../src/main/domain/bit-order.ts';
import { chunkValue, isFoundEarlier, reachMasks } from '../../../src/main/domain/chunk.ts';
import { planChunks } from '../../../src/main/domain/chunk-plan.ts';
import {
  findNearPairs,
  findNearPairsBetween,
  type OnPair,
} from '../../../src/main/domain/hamming-index.ts';
import { distinctHashes, hashListOf } from '../../../src/main/domain/hash-list.ts';
import { joinHashes } from '../../../src/main/domain/join-buckets.ts';
import {
  differingBits,
  hammingDistance,
  hashToHex,
  type PerceptualHash,
} from '../../../src/main/domain/perceptual-hash.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { aHash, someHashes } from './hash-arbitraries.ts';

const radius = fc.integer({ min: 0, max: 31 });

function collected(search: (onPair: (i: number, j: number, distance: number) => void) => void) {
  const pairs: string[] = [];
  search((i, j, distance) => pairs.push(`${i} ${j} ${distance}`));
  return pairs.sort();
}

function pairsByDefinition(
  left: readonly PerceptualHash[],
  right: readonly PerceptualHash[],
  within: number,
  isWanted: (i: number, j: number) => boolean,
) {
  const pairs: string[] = [];
  left.forEach((a, i) => {
    right.forEach((b, j) => {
      const distance = hammingDistance(a, b);
      if (distance <= within && isWanted(i, j)) pairs.push(`${i} ${j} ${distance}`);
    });
  });
  return pairs.sort();
}

/** Enough hashes for the search to look up candidates; with few it compares all with all. */
function manyHashes(seed: number, count: number): readonly PerceptualHash[] {
  const random = seededRandom(seed);
  const word = () => random.int(2 ** 32);
  const centres = Array.from({ length: count / 4 }, () => ({ high: word(), low: word() }));
  return Array.from({ length: count }, () => {
    const { high, low } = random.pick(centres);
    const flips = Array.from({ length: random.int(12) }, () => random.int(64));
    const flipped = (half: 0 | 1) =>
      flips.reduce((mask, bit) => (bit >> 5 === half ? mask ^ (1 << (bit & 31)) : mask), 0);
    return { high: (high ^ flipped(0)) >>> 0, low: (low ^ flipped(1)) >>> 0 };
  });
}

/** As real ones: half of them from a few centres with few free bits, so that some buckets overflow. */
function skewedHashes(seed: number, count: number): readonly PerceptualHash[] {
  const random = seededRandom(seed);
  const even = manyHashes(seed, count);
  return even.map(({ high, low }, place) =>
    place % 2 === 0 ? { high, low } : { high: (high & 0xff) >>> 0, low: random.int(4) },
  );
}

const smallRadius = fc.integer({ min: 0, max: 12 });

describe('findNearPairs', () => {
  it('finds what comparing all with all finds, each pair once', () => {
    fc.assert(
      fc.property(someHashes, radius, (hashes, within) => {
        const found = collected((onPair) => findNearPairs(hashListOf(hashes), within, onPair));

        expect(found).toEqual(pairsByDefinition(hashes, hashes, within, (i, j) => i < j));
      }),
    );
  });

  it('does so among many hashes too', () => {
    fc.assert(
      fc.property(fc.nat(), smallRadius, fc.boolean(), (seed, within, isSkewed) => {
        const hashes = isSkewed ? skewedHashes(seed, 600) : manyHashes(seed, 800);

        const found = collected((onPair) => findNearPairs(hashListOf(hashes), within, onPair));

        expect(found).toEqual(pairsByDefinition(hashes, hashes, within, (i, j) => i < j));
      }),
      { numRuns: 40 },
    );
  });
});

describe('findNearPairsBetween', () => {
  it('finds what comparing all with all finds, each pair once', () => {
    fc.assert(
      fc.property(someHashes, someHashes, radius, (others, hashes, within) => {
        const both = [...others, ...hashes.slice(0, 5)];

        const found = collected((onPair) =>
          findNearPairsBetween(hashListOf(hashes), hashListOf(both), within, onPair),
        );

        expect(found).toEqual(pairsByDefinition(hashes, both, within, () => true));
      }),
    );
  });

  it('does so among many hashes too', () => {
    fc.assert(
      fc.property(fc.nat(), smallRadius, fc.boolean(), (seed, within, isSkewed) => {
        const hashes = isSkewed ? skewedHashes(seed, 600) : manyHashes(seed, 1200);
        const [left, right] = [hashes.slice(0, 300), hashes.slice(300)];

        const found = collected((onPair) =>
          findNearPairsBetween(hashListOf(left), hashListOf(right), within, onPair),
        );

        expect(found).toEqual(pairsByDefinition(left, right, within, () => true));
      }),
      { numRuns: 40 },
    );
  });
});

describe('joinHashes', () => {
  it('finds the same where buckets are too large to be compared one by one', () => {
    fc.assert(
      fc.property(fc.nat(), smallRadius, fc.integer({ min: 1, max: 500 }), (seed, within, most) => {
        const { hashes } = distinctHashes(hashListOf(skewedHashes(seed, 600)));
        const wholly = collected((onPair) => joinHashes(hashes, hashes, within, inOrder(onPair)));

        const inParts = collected((onPair) =>
          joinHashes(hashes, hashes, within, inOrder(onPair), most),
        );

        expect(inParts).toEqual(wholly);
      }),
      { numRuns: 30 },
    );
  });

  function inOrder(onPair: OnPair): OnPair {
    return (p, q, distance) => onPair(Math.min(p, q), Math.max(p, q), distance);
  }
});

describe('planChunks', () => {
  const lists = fc.record({ seed: fc.nat(), count: fc.integer({ min: 400, max: 1500 }) });

  function planFor(
    { seed, count }: { readonly seed: number; readonly count: number },
    within: number,
  ) {
    const { hashes } = distinctHashes(hashListOf(manyHashes(seed, count)));
    return planChunks(hashes, hashes, within);
  }

  it('brings every near pair together in at least one chunk', () => {
    fc.assert(
      fc.property(lists, smallRadius, fc.nat(), (list, within, seed) => {
        const { chunks } = planFor(list, within);
        const random = seededRandom(seed);

        for (let round = 0; round < 50; round += 1) {
          const bits = random.shuffle([...Array(64).keys()]).slice(0, within);
          const wordOf = (half: number) =>
            bits.reduce((word, bit) => (bit >> 5 === half ? word | (1 << (bit & 31)) : word), 0);
          expect(isFoundEarlier(chunks, chunks.length, wordOf(0), wordOf(1))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps chunks apart and inside the hash, and every bit of it', () => {
    fc.assert(
      fc.property(lists, smallRadius, aHash, (list, within, { high, low }) => {
        const { bitOrder, chunks } = planFor(list, within);
        const digits = BigInt(high) * 2n ** 32n + BigInt(low);

        expect([...bitOrder].sort((a, b) => a - b)).toEqual([...Array(64).keys()]);
        chunks.forEach(({ from, width, reach }, index) => {
          const end = from + width;
          expect(from).toBeGreaterThanOrEqual(index === 0 ? 0 : (chunks[index - 1]?.from ?? 0));
          expect(chunks[index + 1]?.from ?? 64).toBeGreaterThanOrEqual(end);
          expect(chunkValue({ from, width, reach }, high, low)).toBe(
            Number((digits >> BigInt(64 - end)) & (2n ** BigInt(width) - 1n)),
          );
        });
      }),
      { numRuns: 60 },
    );
  });

  it('looks candidates up where there are many hashes', () => {
    expect(planFor({ seed: 1, count: 1500 }, 8).chunks.length).toBeGreaterThan(1);
  });
});

describe('reorderBits', () => {
  it('moves each bit to its new place', () => {
    const orders = fc.shuffledSubarray([...Array(64).keys()], { minLength: 64 });
    fc.assert(
      fc.property(orders, aHash, (order, hash) => {
        const digits = (value: PerceptualHash) =>
          BigInt(`0x${hashToHex(value)}`)
            .toString(2)
            .padStart(64, '0');

        const { highs, lows } = reorderBits(hashListOf([hash]), order);

        const before = digits(hash);
        expect(digits({ high: highs[0] ?? 0, low: lows[0] ?? 0 })).toBe(
          order.map((bit) => before[bit]).join(''),
        );
      }),
    );
  });
});

describe('reachMasks', () => {
  it('lists every word with few enough bits once', () => {
    const chunk = fc.record({
      from: fc.constant(0),
      width: fc.integer({ min: 0, max: 10 }),
      reach: fc.integer({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(chunk, (wanted) => {
        const words = Array.from({ length: 2 ** wanted.width }, (_, word) => word);

        expect([...reachMasks(wanted)].sort((a, b) => a - b)).toEqual(
          words.filter((word) => differingBits(0, word) <= wanted.reach),
        );
      }),
    );
  });
});
