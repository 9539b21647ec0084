import { findNearPairs } from '../src/main/domain/hamming-index.ts';
import type { HashList } from '../src/main/domain/hash-list.ts';
import { differingBits } from '../src/main/domain/perceptual-hash.ts';
import { seededRandom } from '../src/main/domain/seeded-random.ts';
import { median } from './median.ts';

/**
 * Times the near-duplicate search against comparing all hashes with all.
 *
 * 100,000 random 64-bit hashes, of which one in fifty is a copy of another with 0 to 8 bits flipped;
 * radius 8. Both run on one core, in turn, over the same typed arrays with the same bit count, and must
 * find the same pairs. Median of three rounds after a short warm-up.
 */
const COUNT = 100_000;
const RADIUS = 8;
const ROUNDS = 3;

function plantedHashes(count: number): HashList {
  const random = seededRandom(2017);
  const highs = new Uint32Array(count).map(() => random.int(2 ** 32));
  const lows = new Uint32Array(count).map(() => random.int(2 ** 32));
  for (let copy = 0; copy < count; copy += 50) {
    const original = random.int(count);
    highs[copy] = highs[original] ?? 0;
    lows[copy] = lows[original] ?? 0;
    for (const bit of random.shuffle([...Array(64).keys()]).slice(0, random.int(RADIUS + 1))) {
      if (bit < 32) highs[copy] = (highs[copy] ?? 0) ^ (1 << bit);
      else lows[copy] = (lows[copy] ?? 0) ^ (1 << (bit - 32));
    }
  }
  return { highs, lows };
}

function countByIndex(hashes: HashList): number {
  let pairs = 0;
  findNearPairs(hashes, RADIUS, () => {
    pairs += 1;
  });
  return pairs;
}

function countByBruteForce({ highs, lows }: HashList): number {
  let pairs = 0;
  for (let i = 0; i < highs.length; i += 1) {
    const high = highs[i] ?? 0;
    const low = lows[i] ?? 0;
    for (let j = i + 1; j < highs.length; j += 1) {
      if (differingBits(high ^ (highs[j] ?? 0), low ^ (lows[j] ?? 0)) <= RADIUS) pairs += 1;
    }
  }
  return pairs;
}

function timed(count: (hashes: HashList) => number, hashes: HashList) {
  const startMs = performance.now();
  const pairs = count(hashes);
  return { pairs, seconds: (performance.now() - startMs) / 1000 };
}

const warmUp = plantedHashes(5000);
countByIndex(warmUp);
countByBruteForce(warmUp);

const hashes = plantedHashes(COUNT);
const rounds = Array.from({ length: ROUNDS }, () => ({
  index: timed(countByIndex, hashes),
  bruteForce: timed(countByBruteForce, hashes),
}));
const index = median(rounds.map((round) => round.index.seconds));
const bruteForce = median(rounds.map((round) => round.bruteForce.seconds));
const found = new Set(rounds.flatMap((round) => [round.index.pairs, round.bruteForce.pairs]));

console.log(`${COUNT} hashes, radius ${RADIUS}, median of ${ROUNDS} rounds`);
console.log(`pairs found        ${[...found].join(' and ')}`);
console.log(`index              ${index.toFixed(3)} s`);
console.log(`all with all       ${bruteForce.toFixed(3)} s`);
console.log(`ratio              ${(bruteForce / index).toFixed(1)}`);
if (found.size !== 1) {
  console.error('the two searches disagree');
  process.exitCode = 1;
}
