// Near pairs among up to 1.5 million hashes on all cores: complete, how long, how it grows, next to faiss.
//   node bench/near-duplicate-index.ts
// faiss-cpu is installed into a Python environment of its own; without network that part is skipped.
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { HashList } from '../src/main/domain/hash-list.ts';
import { differingBits } from '../src/main/domain/perceptual-hash.ts';
import { findNearPairsParallel } from '../src/main/near-duplicates/find-near-pairs-parallel.ts';
import { faissPython, timeFaiss } from './near-duplicates/faiss.ts';
import { lifelikeHashes } from './near-duplicates/lifelike-hashes.ts';

const SIZES = [10_000, 100_000, 1_000_000, 1_500_000];
const CHECKED = 100_000;
const RADIUS = 8;
const THREADS = availableParallelism();
const WORKER = fileURLToPath(
  new URL('../src/main/near-duplicates/near-pair-worker.ts', import.meta.url),
);

const say = (name: string, value: string): void => console.log(`${name.padEnd(34)} ${value}`);

/** Each pair as one number; in order. */
async function pairsByIndex(hashes: HashList): Promise<Float64Array> {
  const keys: number[] = [];
  await findNearPairsParallel(hashes, RADIUS, {
    worker: WORKER,
    threads: THREADS,
    told: 'all',
    onPairs: (batch) => {
      batch.i.forEach((i, row) => {
        keys.push(i * CHECKED + (batch.j[row] ?? 0));
      });
    },
  });
  return Float64Array.from(keys).sort();
}

function pairsByBruteForce({ highs, lows }: HashList): Float64Array {
  const keys: number[] = [];
  for (let i = 0; i < highs.length; i += 1) {
    const high = highs[i] ?? 0;
    const low = lows[i] ?? 0;
    for (let j = i + 1; j < highs.length; j += 1) {
      if (differingBits(high ^ (highs[j] ?? 0), low ^ (lows[j] ?? 0)) <= RADIUS) {
        keys.push(i * CHECKED + j);
      }
    }
  }
  return Float64Array.from(keys).sort();
}

async function timed(hashes: HashList) {
  const began = performance.now();
  const used = process.cpuUsage();
  let pairs = 0;
  await findNearPairsParallel(hashes, RADIUS, {
    worker: WORKER,
    threads: THREADS,
    told: 'all',
    onPairs: ({ i }) => {
      pairs += i.length;
    },
  });
  const { user, system } = process.cpuUsage(used);
  const processor = (user + system) / 1e6;
  return { pairs, processor, seconds: (performance.now() - began) / 1000 };
}

const first = (count: number): HashList => ({
  highs: all.highs.slice(0, count),
  lows: all.lows.slice(0, count),
});

const all = lifelikeHashes(SIZES.at(-1) ?? 0, 2017);
say('threads, load', `${THREADS}, ${loadavg()[0]?.toFixed(1)}`);
const times: { readonly count: number; readonly seconds: number }[] = [];
for (const count of SIZES) {
  const { pairs, processor, seconds } = await timed(first(count));
  times.push({ count, seconds });
  const spent = `${seconds.toFixed(2)} s (${processor.toFixed(2)} s of processors)`;
  say(`${count} hashes, radius ${RADIUS}`, `${spent}, ${pairs} pairs`);
}
say('most memory of this process', `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`);
const [smallest, largest] = [times[0], times.at(-1)];
const hundredThousand = times.find(({ count }) => count === CHECKED);
if (smallest === undefined || largest === undefined || hundredThousand === undefined) {
  throw new Error('there are sizes to time');
}
const exponent = (from: { readonly count: number; readonly seconds: number }): string =>
  (Math.log(largest.seconds / from.seconds) / Math.log(largest.count / from.count)).toFixed(2);
say(
  'growth, as exponent',
  `${exponent(smallest)} from 10k, ${exponent(hundredThousand)} from 100k`,
);

const python = faissPython();
if (python === null) {
  console.warn('SKIPPED: faiss, because pip could not install faiss-cpu');
} else {
  const faiss = timeFaiss(python, all, RADIUS, THREADS);
  const fastest = Math.min(faiss.flat, faiss.multiHash);
  const theirs = `faiss ${faiss.version}`;
  say(`${theirs} IndexBinaryFlat`, `${faiss.flat.toFixed(1)} s, by a sample of queries`);
  say(`${theirs} IndexBinaryMultiHash`, `${faiss.multiHash.toFixed(1)} s, by a sample of queries`);
  say('times as fast as the faster', (fastest / largest.seconds).toFixed(1));
  if (!faiss.agree) console.warn("faiss's two indexes disagree");
}

const checked = first(CHECKED);
const found = await pairsByIndex(checked);
const there = pairsByBruteForce(checked);
const same = found.length === there.length && found.every((key, rank) => key === there[rank]);
say(`pairs among ${CHECKED}`, `${found.length} found, ${there.length} by brute force`);
if (!same) {
  console.error('the index is not complete');
  process.exitCode = 1;
}
