// Exporting a dataset as Parquet: MB/s next to Python's datasets library, on the same files in the same run.
//   node bench/parquet-export.ts [IMAGES] --python PYTHON
// Images are stand-ins of 4 to 16 kB (100,000 by default); both write shards of the same size and flush them to the disk.
// They take turns, three times; processor time is shown too, which is fair on a busy machine.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { exportDataset } from '../src/main/export/dataset/export-dataset.ts';
import { createDatasetStore } from '../src/main/storage/dataset-store.ts';
import { openDatabase } from '../src/main/storage/open-database.ts';
import type { MediaId } from '../src/shared/domain/ids.ts';
import { FILLED_DATASET, fillDataset, filledMediaId } from './fill-dataset.ts';
import { median } from './median.ts';

const ROUNDS = 3;
const SHARD_BYTES = 500_000_000;
const SCRIPT = fileURLToPath(new URL('export/write-parquet.py', import.meta.url));
const NOTHING = { count: 0, examples: [] };
const NONE = { NEG: 0, NEU: 0, POS: 0 };

type Time = { readonly seconds: number; readonly cpu: number };

const { values, positionals } = parseArgs({
  options: { python: { type: 'string', default: process.env['T4SA_PYTHON'] ?? 'python3' } },
  allowPositionals: true,
});
const images = Number(positionals[0] ?? 100_000);
const sizeOf = (index: number): number => 4096 + ((index * 7919) % 12_288);
const root = mkdtempSync(join(tmpdir(), 't4sa-parquet-'));
try {
  const folders = fillDataset(join(root, 'workspace'), images, sizeOf);
  const pathOf = (mediaId: MediaId): string => join(folders.media, mediaId.slice(0, 2), mediaId);
  const pool = randomBytes(2 ** 20);
  const lines: string[] = [];
  for (let index = 0; index < images; index += 1) {
    const path = pathOf(filledMediaId(index));
    mkdirSync(dirname(path), { recursive: true });
    const at = (index * 104_729) % (pool.length - 16_384);
    writeFileSync(path, pool.subarray(at, at + sizeOf(index)));
    const post = 758_014_713_804_587_000n + BigInt(index);
    lines.push([path, index % 3, 0.6, post, filledMediaId(index)].join('\t'));
  }
  writeFileSync(join(root, 'list.tsv'), `${lines.join('\n')}\n`);
  const bytes = Array.from({ length: images }, (_, index) => sizeOf(index)).reduce(
    (sum, size) => sum + size,
    0,
  );
  const database = openDatabase(folders.database);
  const ours = async (): Promise<Time> => {
    const beganMs = performance.now();
    const cpu = process.cpuUsage();
    await exportDataset(
      {
        datasets: createDatasetStore(database),
        files: { pathOf },
        factsOf: async () => ({
          funnel: {
            ...{ records: 0, posts: 0, labelledPosts: 0, rejections: [] },
            attachments: { total: 0, pending: 0, fetched: 0, rejected: 0 },
            media: { total: 0, unchecked: 0, clean: 0, damaged: 0 },
            ...{ labelledMedia: NONE, selectedMedia: NONE, candidates: NONE },
            nearDuplicates: { upToDate: true, groups: 0, redundant: 0 },
          },
          audits: [],
          copies: null,
          leaks: { images, post: NOTHING, group: NOTHING, benchmark: NOTHING, author: null },
        }),
      },
      { dataset: FILLED_DATASET, format: 'parquet', folder: join(root, 'ours') },
      { signal: new AbortController().signal, report: () => undefined },
    );
    const { user, system } = process.cpuUsage(cpu);
    return { seconds: (performance.now() - beganMs) / 1000, cpu: (user + system) / 1e6 };
  };
  const python = (): Time => {
    const folder = join(root, 'python');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    const shards = String(Math.max(1, Math.ceil(bytes / SHARD_BYTES)));
    const run = spawnSync(values.python, [SCRIPT, join(root, 'list.tsv'), folder, shards], {
      encoding: 'utf8',
      env: { ...process.env, HF_HUB_OFFLINE: '1', HF_HOME: join(root, 'hub') },
    });
    if (run.status !== 0) throw new Error(run.stderr);
    const written = readdirSync(folder).reduce(
      (sum, name) => sum + statSync(join(folder, name)).size,
      0,
    );
    if (written < bytes) throw new Error('Python wrote no images');
    return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
  };
  const ownTimes: Time[] = [];
  const pythonTimes: Time[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ownTimes.push(await ours());
    pythonTimes.push(python());
    console.log(
      `round ${round + 1}:`,
      told(ownTimes.at(-1), bytes),
      '|',
      told(pythonTimes.at(-1), bytes),
    );
  }
  database.close();
  const rate = (times: readonly Time[], of: keyof Time): number =>
    median(times.map((time) => time[of]));
  console.log(
    `${images} images, ${(bytes / 1e6).toFixed(0)} MB, load ${loadavg()[0]?.toFixed(1)}: ` +
      `${(rate(pythonTimes, 'seconds') / rate(ownTimes, 'seconds')).toFixed(2)} times datasets by the clock, ` +
      `${(rate(pythonTimes, 'cpu') / rate(ownTimes, 'cpu')).toFixed(2)} times by processor time`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}

function told(time: Time | undefined, bytes: number): string {
  if (time === undefined) return '';
  return `${(bytes / 1e6 / time.seconds).toFixed(0)} MB/s (${time.seconds.toFixed(1)} s, ${time.cpu.toFixed(1)} s of processor time)`;
}
