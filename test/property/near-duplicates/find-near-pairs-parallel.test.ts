import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearPairs, findNearPairsBetween } from '../../../src/main/domain/hamming-index.ts';
import { type HashList, hashListOf } from '../../../src/main/domain/hash-list.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import {
  findNearPairsBetweenParallel,
  findNearPairsParallel,
  type NearPairSearch,
} from '../../../src/main/near-duplicates/find-near-pairs-parallel.ts';
import { someHashes } from '../domain/hash-arbitraries.ts';

const worker = fileURLToPath(
  new URL('../../../src/main/near-duplicates/near-pair-worker.ts', import.meta.url),
);
const threads = fc.integer({ min: 1, max: 4 });
const radius = fc.integer({ min: 0, max: 12 });
/** Starting threads takes a while: few runs. */
const RUNS = { numRuns: 8 };

type Told = NearPairSearch['told'];

async function told(
  search: (options: NearPairSearch) => Promise<void>,
  options: { readonly threads: number; readonly told: Told },
) {
  const pairs: (readonly [number, number, number])[] = [];
  await search({
    ...options,
    worker,
    onPairs: (batch) =>
      batch.i.forEach((i, row) => {
        pairs.push([i, batch.j[row] ?? -1, batch.distance[row] ?? -1]);
      }),
  });
  return pairs;
}

function sorted(pairs: readonly (readonly [number, number, number])[]): readonly string[] {
  return pairs.map((pair) => pair.join(' ')).sort();
}

function expected(search: (onPair: (i: number, j: number, distance: number) => void) => void) {
  const pairs: [number, number, number][] = [];
  search((...pair) => pairs.push(pair));
  return sorted(pairs);
}

/** Many hashes around few centres, and a third of them equal. */
function skewedHashes(seed: number, count: number): HashList {
  const random = seededRandom(seed);
  const centres = new Uint32Array(count / 4).map(() => random.int(2 ** 32));
  const near = () => {
    const flips = Array.from({ length: random.int(5) }, () => 1 << random.int(32));
    return flips.reduce((word, bit) => word ^ bit, random.pick([...centres])) >>> 0;
  };
  const highs = new Uint32Array(count).map((_, place) => (place % 3 === 0 ? 7 : near()));
  const lows = new Uint32Array(count).map((_, place) => (place % 3 === 0 ? 7 : near() & 0xff));
  return { highs, lows };
}

/** For each place the smallest place that it is connected with. */
function components(count: number, pairs: readonly (readonly [number, number, number])[]) {
  const smallest = Array.from({ length: count }, (_, place) => place);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [i, j] of pairs) {
      const least = Math.min(smallest[i] ?? i, smallest[j] ?? j);
      if (smallest[i] === least && smallest[j] === least) continue;
      smallest[i] = least;
      smallest[j] = least;
      changed = true;
    }
  }
  return smallest;
}

describe('findNearPairsParallel', () => {
  it('finds what one thread finds, each pair once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), radius, threads, async (seed, within, count) => {
        const hashes = skewedHashes(seed, 400);

        const pairs = await told((options) => findNearPairsParallel(hashes, within, options), {
          threads: count,
          told: 'all',
        });

        expect(sorted(pairs)).toEqual(expected((onPair) => findNearPairs(hashes, within, onPair)));
      }),
      RUNS,
    );
  });

  it('tells links that connect what all pairs connect', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), radius, threads, async (seed, within, count) => {
        const hashes = skewedHashes(seed, 200);
        const search = (options: NearPairSearch) => findNearPairsParallel(hashes, within, options);

        const all = await told(search, { threads: count, told: 'all' });
        const links = await told(search, { threads: count, told: 'links' });

        expect(links.length).toBeLessThan(all.length);
        expect(components(200, links)).toEqual(components(200, all));
      }),
      RUNS,
    );
  });

  it('tells nothing of no hashes', async () => {
    const search = (options: NearPairSearch) => findNearPairsParallel(hashListOf([]), 8, options);

    expect(await told(search, { threads: 2, told: 'all' })).toEqual([]);
  });
});

describe('findNearPairsBetweenParallel', () => {
  it('finds what one thread finds, each pair once, whichever list is longer', async () => {
    await fc.assert(
      fc.asyncProperty(someHashes, someHashes, radius, threads, async (a, b, within, count) => {
        const [left, right] = [hashListOf(a), hashListOf([...b, ...a.slice(0, 5)])];

        const pairs = await told(
          (options) => findNearPairsBetweenParallel(left, right, within, options),
          { threads: count, told: 'all' },
        );

        expect(sorted(pairs)).toEqual(
          expected((onPair) => findNearPairsBetween(left, right, within, onPair)),
        );
      }),
      RUNS,
    );
  });

  it('links every place that has a partner', async () => {
    const left = skewedHashes(1, 400);
    const right = skewedHashes(2, 100);
    const search = (options: NearPairSearch) =>
      findNearPairsBetweenParallel(left, right, 6, options);

    const all = await told(search, { threads: 2, told: 'all' });
    const links = await told(search, { threads: 2, told: 'links' });

    const placesOf = (pairs: typeof all, side: 0 | 1) =>
      [...new Set(pairs.map((pair) => pair[side]))].sort((a, b) => a - b);
    expect(placesOf(links, 0)).toEqual(placesOf(all, 0));
    expect(placesOf(links, 1)).toEqual(placesOf(all, 1));
    expect(links.length).toBeLessThan(all.length);
  });
});
