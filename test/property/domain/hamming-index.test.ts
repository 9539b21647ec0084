import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkValue, planChunks, reachMasks } from '../../../src/main/domain/chunk-plan.ts';
import { findNearPairs, findNearPairsBetween } from '../../../src/main/domain/hamming-index.ts';
import { hashListOf } from '../../../src/main/domain/hash-list.ts';
import {
  differingBits,
  hammingDistance,
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
      fc.property(fc.nat(), smallRadius, (seed, within) => {
        const hashes = manyHashes(seed, 800);

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
      fc.property(fc.nat(), smallRadius, (seed, within) => {
        const hashes = manyHashes(seed, 1200);
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

describe('planChunks', () => {
  const counts = fc.integer({ min: 2, max: 2_000_000 });

  it('brings every near pair together in at least one chunk', () => {
    const flips = fc.uniqueArray(fc.nat({ max: 63 }), { maxLength: 31 });
    fc.assert(
      fc.property(counts, radius, flips, (hashes, within, bits) => {
        const wordOf = (half: number) =>
          bits
            .slice(0, within)
            .reduce((word, bit) => (bit >> 5 === half ? word | (1 << (bit & 31)) : word), 0);
        const chunks = planChunks(within, hashes, (hashes * (hashes - 1)) / 2);

        return chunks.some(
          (chunk) => differingBits(0, chunkValue(chunk, wordOf(0), wordOf(1))) <= chunk.reach,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps chunks apart and inside the hash', () => {
    fc.assert(
      fc.property(counts, radius, aHash, (hashes, within, { high, low }) => {
        const chunks = planChunks(within, hashes, (hashes * (hashes - 1)) / 2);
        const digits = BigInt(high) * 2n ** 32n + BigInt(low);

        chunks.forEach(({ from, width, reach }, index) => {
          const end = from + width;
          expect(from).toBeGreaterThanOrEqual(index === 0 ? 0 : (chunks[index - 1]?.from ?? 0));
          expect(chunks[index + 1]?.from ?? 64).toBeGreaterThanOrEqual(end);
          expect(chunkValue({ from, width, reach }, high, low)).toBe(
            Number((digits >> BigInt(64 - end)) & (2n ** BigInt(width) - 1n)),
          );
        });
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
