import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HashList } from '../../src/main/domain/hash-list.ts';

/** Seconds that faiss needs to find the near pairs of all hashes. */
export type FaissTimes = {
  readonly version: string;
  readonly flat: number;
  readonly multiHash: number;
  /** Whether both found equally many among the same queries. */
  readonly agree: boolean;
};

/**
 * A query costs the same whatever the others are, so that a random sample of them says what all cost. The
 * multi-hash index with three hashes of 21 bits and two flips is complete up to radius 8. Four hashes of 16
 * bits are so too, and took ten times as long on these hashes.
 */
const SCRIPT = `
import sys, time, json, numpy as np, faiss
path, radius, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
faiss.omp_set_num_threads(threads)
hashes = np.fromfile(path, dtype=np.uint8).reshape(-1, 8)
n = len(hashes)
rng = np.random.default_rng(1)
sample = rng.choice(n, min(n, 20000), replace=False)
queries, few = hashes[sample], hashes[sample[:4000]]
flat = faiss.IndexBinaryFlat(64)
flat.add(hashes)
began = time.perf_counter()
limits, _, _ = flat.range_search(few, radius + 1)
flat_seconds = (time.perf_counter() - began) * n / len(few)
index = faiss.IndexBinaryMultiHash(64, 3, 21)
index.nflip = 2
began = time.perf_counter()
index.add(hashes)
build = time.perf_counter() - began
found, _, _ = index.range_search(few, radius + 1)
agree = bool(found[-1] == limits[-1])
began = time.perf_counter()
index.range_search(queries, radius + 1)
seconds = build + (time.perf_counter() - began) * n / len(queries)
print(json.dumps(dict(version=faiss.__version__, flat=flat_seconds, multiHash=seconds, agree=agree)))
`;

/** faiss in a Python environment of its own, kept for the next time; null where pip cannot give it. */
export function faissPython(): string | null {
  const folder = join(tmpdir(), 'near-duplicates-faiss');
  const python = join(folder, 'bin', 'python');
  const works = () => spawnSync(python, ['-c', 'import faiss, numpy']).status === 0;
  if (existsSync(python) && works()) return python;
  spawnSync('python3', ['-m', 'venv', folder]);
  spawnSync(python, ['-m', 'pip', 'install', '--quiet', 'faiss-cpu', 'numpy']);
  return works() ? python : null;
}

export function timeFaiss(
  python: string,
  { highs, lows }: HashList,
  radius: number,
  threads: number,
): FaissTimes {
  const folder = mkdtempSync(join(tmpdir(), 'near-duplicates-'));
  try {
    const words = new Uint32Array(2 * highs.length);
    for (let place = 0; place < highs.length; place += 1) {
      words[2 * place] = highs[place] ?? 0;
      words[2 * place + 1] = lows[place] ?? 0;
    }
    const path = join(folder, 'hashes');
    writeFileSync(path, new Uint8Array(words.buffer));
    const run = spawnSync(python, ['-c', SCRIPT, path, `${radius}`, `${threads}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (run.status !== 0) throw new Error('faiss did not run to its end');
    return JSON.parse(run.stdout.toString()) as FaissTimes; // why: the script above prints it so
  } finally {
    rmSync(folder, { recursive: true });
  }
}
