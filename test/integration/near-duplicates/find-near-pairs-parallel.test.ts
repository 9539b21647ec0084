import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import {
  findNearPairsParallel,
  type NearPairSearch,
} from '../../../src/main/near-duplicates/find-near-pairs-parallel.ts';

const worker = fileURLToPath(
  new URL('../../../src/main/near-duplicates/near-pair-worker.ts', import.meta.url),
);

function randomHashes(count: number) {
  const random = seededRandom(3);
  return {
    highs: new Uint32Array(count).map(() => random.int(2 ** 32)),
    lows: new Uint32Array(count).map(() => random.int(2 ** 32)),
  };
}

const quiet: NearPairSearch = { worker, threads: 2, told: 'all', onPairs: () => {} };

describe('findNearPairsParallel', () => {
  it('hands over more pairs than fit into memory shared with its threads at once', async () => {
    const equal = { highs: new Uint32Array(900).fill(1), lows: new Uint32Array(900).fill(2) };
    let pairs = 0;
    let largest = 0;

    await findNearPairsParallel(equal, 0, {
      ...quiet,
      onPairs: ({ i }) => {
        pairs += i.length;
        largest = Math.max(largest, i.length);
      },
    });

    expect(pairs).toBe((900 * 899) / 2);
    expect(largest).toBeLessThan(pairs);
  });

  it('says how far it is, up to all', async () => {
    const shares: number[] = [];

    await findNearPairsParallel(randomHashes(20_000), 6, {
      ...quiet,
      onProgress: (share) => shares.push(share),
    });

    expect(shares.at(-1)).toBe(1);
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const search = findNearPairsParallel(randomHashes(300_000), 12, {
      ...quiet,
      signal: abort.signal,
    });
    setTimeout(() => abort.abort(new Error('enough')), 200);

    await expect(search).rejects.toThrow('enough');
  });

  it('does not start when it was told to stop before', async () => {
    const signal = AbortSignal.abort(new Error('enough'));

    await expect(findNearPairsParallel(randomHashes(10), 8, { ...quiet, signal })).rejects.toThrow(
      'enough',
    );
  });

  it('passes on what its caller throws at a batch', async () => {
    const equal = { highs: new Uint32Array(9), lows: new Uint32Array(9) };
    const onPairs = () => {
      throw new Error('no room');
    };

    await expect(findNearPairsParallel(equal, 0, { ...quiet, onPairs })).rejects.toThrow('no room');
  });

  it('refuses a radius that it cannot search', async () => {
    await expect(findNearPairsParallel(randomHashes(2), 32, quiet)).rejects.toThrow('from 0 to 31');
  });
});
