// The whole two-stage search over a workspace of many prints, first of all images, then of 10,000 new ones: time per
// stage, memory, how long other work had to wait, and how much of what was planted is found.
//   node bench/near-duplicate-search.ts [--images 1000000] [--photos FOLDER]
// Pictures are made of photographs in ../shared/data/photos or the folder named; no image files are written.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFAULT_COPY_SETTINGS } from '../src/main/domain/copies/copy-settings.ts';
import { seededRandom } from '../src/main/domain/seeded-random.ts';
import { createImageInspector, LENIENT } from '../src/main/media/image-inspector.ts';
import { createCopySearch } from '../src/main/near-duplicates/copy-search.ts';
import { createPrintComparer } from '../src/main/near-duplicates/print-comparer.ts';
import { findNearDuplicates } from '../src/main/pipeline/find-near-duplicates.ts';
import { openDatabase } from '../src/main/storage/open-database.ts';
import { openWorkspace, type Workspace } from '../src/main/storage/open-workspace.ts';
import { readPhotos } from './near-duplicates/lifelike-pictures.ts';
import { type Planted, plantImages } from './near-duplicates/printed-workspace.ts';

const NEW_IMAGES = 10_000;
const RADIUS = 8;
const SEED = 4;
const THREADS = availableParallelism();
const MEMORY_EVERY_MS = 100;
const MB = 1e6;

const { values: options } = parseArgs({
  options: {
    images: { type: 'string', default: '1000000' },
    photos: { type: 'string', default: resolve('../shared/data/photos') },
  },
});
if (!existsSync(options.photos)) {
  console.warn(`SKIPPED: no photographs in ${options.photos}; name a folder with --photos`);
  process.exit(0);
}

const workerAt = (name: string): string =>
  fileURLToPath(new URL(`../src/main/near-duplicates/${name}`, import.meta.url));
const say = (name: string, value: string): void => console.log(`${name.padEnd(34)} ${value}`);
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Searches, and says how long each stage took. */
async function search(workspace: Workspace): Promise<void> {
  const stages = new Map<string, { ms: number; cpuMs: number; most: number }>();
  let stage = 'reading the workspace';
  let stageBegan = performance.now();
  let cpuBegan = process.cpuUsage();
  let most = 0;
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, MEMORY_EVERY_MS);
  const enter = (next: string): void => {
    const now = performance.now();
    const known = stages.get(stage) ?? { ms: 0, cpuMs: 0, most: 0 };
    const { user, system } = process.cpuUsage(cpuBegan);
    stages.set(stage, {
      ms: known.ms + now - stageBegan,
      cpuMs: known.cpuMs + (user + system) / 1000,
      most: Math.max(known.most, most, process.memoryUsage.rss()),
    });
    [stage, stageBegan, cpuBegan, most] = [next, now, process.cpuUsage(), 0];
  };
  let pairs = 0;
  const cpuAtStart = process.cpuUsage();
  const began = performance.now();
  const summary = await findNearDuplicates(
    {
      ...workspace,
      inspector: createImageInspector(LENIENT),
      copySearch: createCopySearch({ worker: workerAt('near-pair-worker.ts'), threads: THREADS }),
      printComparer: createPrintComparer({ worker: workerAt('print-worker.ts'), threads: THREADS }),
    },
    { radius: RADIUS, leastScore: DEFAULT_COPY_SETTINGS.leastScore, concurrency: THREADS },
    {
      signal: new AbortController().signal,
      report: ({ message }) => {
        const [name = ''] = message.split(/ within|:/);
        const next = /^\d/.test(name) ? 'grouping' : name;
        const counted = /(\d+) of (\d+) pairs/.exec(message);
        if (counted !== null && counted[1] === counted[2]) pairs += Number(counted[2]);
        if (next !== stage) enter(next);
      },
    },
  );
  enter('');
  clearInterval(watch);
  delays.disable();
  for (const [name, { ms, cpuMs, most: bytes }] of stages) {
    say(`  ${name}`, `${seconds(ms)} (${seconds(cpuMs)} of CPU), ${(bytes / MB).toFixed(0)} MB`);
  }
  const used = process.cpuUsage(cpuAtStart);
  const load = loadavg().map((value) => value.toFixed(1));
  say(
    '  in all',
    `${seconds(performance.now() - began)} (${seconds((used.user + used.system) / 1000)} of CPU), load ${load.join(' ')}`,
  );
  say('  pairs compared', String(pairs));
  say('  images, groups, redundant', Object.values(summary).join(', '));
  say(
    '  other work waited',
    `99.9 %: ${(delays.percentile(99.9) / 1e6).toFixed(0)} ms, longest ${(delays.max / 1e6).toFixed(0)} ms`,
  );
}

/** How many copies are in the group of their picture, and how many members of groups show another picture. */
function sayQuality(workspace: Workspace, { pictureOf, photoOf }: Planted): void {
  const sizes = new Map<number, number>();
  for (const picture of pictureOf.values()) sizes.set(picture, (sizes.get(picture) ?? 0) + 1);
  let planted = 0;
  for (const size of sizes.values()) planted += size - 1;
  let found = 0;
  let wrong = 0;
  // Two pictures may be made of nearly the same part of one photograph: a person would call them copies, too.
  let ofOtherPhotos = 0;
  for (const members of workspace.nearDuplicates.groups()) {
    const counts = new Map<number, number>();
    for (const member of members) {
      const picture = pictureOf.get(member) ?? -1;
      counts.set(picture, (counts.get(picture) ?? 0) + 1);
    }
    const largest = Math.max(...counts.values());
    wrong += members.length - largest;
    const photos = new Map<Uint8Array | undefined, number>();
    for (const [picture, count] of counts) {
      const photo = photoOf.get(picture);
      photos.set(photo, (photos.get(photo) ?? 0) + count);
    }
    ofOtherPhotos += members.length - Math.max(...photos.values());
    for (const count of counts.values()) found += count - 1;
  }
  say('  copies found', `${found} of ${planted}: ${((100 * found) / planted).toFixed(2)} %`);
  say('  other pictures in groups', `${wrong}, of another photograph ${ofOtherPhotos}`);
}

const count = Number(options.images);
const folder = mkdtempSync(join(tmpdir(), 't4sa-bench-'));
try {
  (await openWorkspace(folder, { create: true, nowMs: 1 })).close();
  const photos = await readPhotos(options.photos);
  const random = seededRandom(SEED);
  const plant = (images: number, known?: Planted): Planted => {
    const database = openDatabase(join(folder, 'workspace.sqlite'));
    try {
      database.pragma('synchronous = OFF');
      database.exec(
        "INSERT OR IGNORE INTO imports (import_id, kind, locator, fingerprint, finished) VALUES (1, 'x-jsonl', 'bench', 'bench', 1)",
      );
      return plantImages(database, images, photos, random, known);
    } finally {
      database.close();
    }
  };
  const began = performance.now();
  let planted = plant(count);
  const load = loadavg().map((value) => value.toFixed(1));
  say('machine', `${THREADS} cores, load ${load.join(' ')}`);
  say(`${count} images planted`, seconds(performance.now() - began));
  const workspace = await openWorkspace(folder, { create: false, nowMs: 1 });
  try {
    await search(workspace);
    sayQuality(workspace, planted);
  } finally {
    workspace.close();
  }
  planted = plant(NEW_IMAGES, planted);
  say(`${NEW_IMAGES} images more`, '');
  const again = await openWorkspace(folder, { create: false, nowMs: 1 });
  try {
    await search(again);
    sayQuality(again, planted);
  } finally {
    again.close();
  }
  say('most memory', `${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
