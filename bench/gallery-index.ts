import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { openGallery } from '../src/main/gallery/open-gallery.ts';
import {
  GALLERY_GROUPINGS,
  GALLERY_ORDERS,
  type GalleryFilter,
  type GalleryGrouping,
  type GalleryOrder,
  WHOLE_GALLERY,
} from '../src/shared/domain/gallery.ts';
import { median } from './median.ts';

/**
 * Times the gallery over a workspace of `make-million.ts`: the reading, some forty views with their first page of
 * 200 images (by the clock, and in processor time of all threads, which other programs disturb less), a bulk look-up, and what the thread that asks has to wait meanwhile; three of the views against
 * plain SQL over the same file in the same run.
 *
 * `node bench/gallery-index.ts FOLDER`
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node bench/gallery-index.ts FOLDER');
  process.exit(2);
}
const FILE = join(folder, 'workspace.sqlite');
const PAGE = { offset: 0, limit: 200 } as const;
const ROUNDS = 3;

type Query = {
  readonly filter: Partial<GalleryFilter>;
  readonly order?: GalleryOrder;
  readonly grouping?: GalleryGrouping;
};

const FILTERS: readonly Partial<GalleryFilter>[] = [
  { polarities: ['NEG'] },
  { polarities: ['NEG', 'POS'], minConfidence: 0.8 },
  { minConfidence: 0.45, maxConfidence: 0.55 },
  { review: 'unreviewed' },
  { review: 'reviewed', verdictAgainstWeak: 'differs' },
  { outcomes: ['unsure', 'unusable', 'disputed'] },
  { studentAgainstWeak: 'differs' },
  { studentAgainstWeak: 'differs', polarities: ['POS'], minConfidence: 0.9 },
  { platforms: ['bluesky', 'mastodon'] },
  { fromMs: Date.UTC(2024, 5, 1), toMs: Date.UTC(2024, 6, 1) },
  { dataset: 'bench' },
  { dataset: 'bench', splits: ['test'] },
  { copies: 'representatives' },
  { copies: 'in-groups' },
  { sensitive: 'only' },
  { sensitive: 'without', review: 'unreviewed', copies: 'representatives', polarities: ['NEU'] },
  { text: 'happy' },
  { text: 'sunny morning' },
  { text: '"happy day"' },
  { text: 'sun*' },
  { text: 'b*' },
  { text: 'nowhere' },
  { text: 'day', polarities: ['NEG'], dataset: 'bench', sensitive: 'without' },
];
const QUERIES: readonly Query[] = [
  ...GALLERY_ORDERS.map((order) => ({ filter: {}, order })),
  ...GALLERY_GROUPINGS.map((grouping) => ({ filter: {}, grouping, order: 'newest' as const })),
  ...FILTERS.map((filter, index) => ({
    filter,
    order: GALLERY_ORDERS[index % GALLERY_ORDERS.length] ?? 'newest',
  })),
  { filter: { text: 'happy' }, grouping: 'day', order: 'oldest' },
  { filter: { polarities: ['POS'] }, grouping: 'near-duplicates', order: 'suspicion' },
  { filter: { copies: 'in-groups' }, grouping: 'near-duplicates', order: 'newest' },
  { filter: { studentAgainstWeak: 'differs' }, grouping: 'polarity', order: 'loss' },
  { filter: { minConfidence: 0.7 }, grouping: 'platform', order: 'disagreement' },
];

const COMPARED: readonly (Query & { readonly from: string; readonly sqlOrder: string })[] = [
  {
    filter: { polarities: ['NEG'], minConfidence: 0.5 },
    order: 'confidence-descending',
    from: 'media_labels l WHERE l.polarity = 0 AND l.confidence >= 0.5',
    sqlOrder: 'l.confidence DESC, l.media_id',
  },
  {
    filter: { text: 'happy', platforms: ['x'], polarities: ['NEG', 'NEU', 'POS'] },
    order: 'newest',
    from: `media_labels l JOIN posts p ON p.post_id = l.post_id WHERE p.platform = 'x'
      AND l.post_id IN (SELECT rowid FROM post_texts WHERE post_texts MATCH '"happy"')`,
    sqlOrder: 'p.posted_at_ms DESC, l.media_id',
  },
  {
    filter: { review: 'unreviewed', copies: 'representatives', polarities: ['NEU', 'POS'] },
    order: 'oldest',
    from: `media_labels l JOIN posts p ON p.post_id = l.post_id WHERE l.polarity IN (1, 2)
      AND NOT EXISTS (SELECT 1 FROM near_duplicate_members n
        WHERE n.media_id = l.media_id AND n.representative_id <> l.media_id)
      AND NOT EXISTS (SELECT 1 FROM media_verdicts v
        WHERE v.media_id = l.media_id AND v.outcome IS NOT NULL)`,
    sqlOrder: 'p.posted_at_ms IS NULL, p.posted_at_ms, l.media_id',
  },
];

async function timed<T>(work: () => Promise<T> | T) {
  const startMs = performance.now();
  const start = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(start);
  return { ms: performance.now() - startMs, cpuMs: (user + system) / 1000, value };
}

const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
const before = process.memoryUsage();
const gallery = openGallery({
  database: FILE,
  defaultTeacher: 'bench',
  worker: fileURLToPath(new URL('../src/main/gallery/gallery-worker.ts', import.meta.url)),
  onFresh: () => {},
});
const see = async ({ filter, order = 'confidence-descending', grouping = 'none' }: Query) => {
  const view = await gallery.open({ filter: { ...WHOLE_GALLERY, ...filter }, order, grouping });
  await gallery.page(view.viewId, PAGE);
  return view;
};

const built = await timed(() => see({ filter: {} }));
console.log(
  `${built.value.total} images: first view after ${built.ms.toFixed(0)} ms (${built.cpuMs.toFixed(0)} ms of processor time)`,
);
const read = await timed(() =>
  gallery.page(built.value.viewId, { offset: built.value.total - 1, limit: 1 }),
);
console.log(
  `all images read ${read.ms.toFixed(0)} ms later (${read.cpuMs.toFixed(0)} ms of processor time)`,
);
const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();
const all: number[] = [];
const allCpu: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const results: { readonly name: string; readonly ms: number; readonly cpuMs: number }[] = [];
  for (const query of QUERIES) {
    const { ms, cpuMs, value } = await timed(() => see(query));
    const { filter, order, grouping } = query;
    const name = `${JSON.stringify(filter)} ${order ?? ''} ${grouping ?? ''} -> ${value.total}`;
    results.push({ name, ms, cpuMs });
    allCpu.push(cpuMs);
  }
  const times = results.map(({ ms }) => ms);
  all.push(...times);
  console.log(
    `round ${round + 1}: ${times.length} views, median ${median(times).toFixed(0)} ms, worst ${Math.max(...times).toFixed(0)} ms`,
  );
  for (const { ms, cpuMs, name } of results.sort((a, b) => b.ms - a.ms).slice(0, 6)) {
    console.log(`  ${ms.toFixed(0)} ms (${cpuMs.toFixed(0)})  ${name}`);
  }
}
lag.disable();
console.log(`all: median ${median(all).toFixed(0)} ms, worst ${Math.max(...all).toFixed(0)} ms`);
console.log(
  `processor time: median ${median(allCpu).toFixed(0)} ms, worst ${Math.max(...allCpu).toFixed(0)} ms`,
);
console.log(`longest wait of the asking thread: ${(lag.max / 1e6).toFixed(0)} ms`);

const whole = await see({ filter: {}, order: 'newest' });
const bulk = await timed(() => gallery.mediaIdsAt(whole.viewId, [[5000, 14_999]]));
console.log(`ids of ${bulk.value.length} places: ${bulk.ms.toFixed(0)} ms`);
const deep = await timed(() =>
  gallery.page(whole.viewId, { ...PAGE, offset: Math.floor(whole.total / 2) }),
);
console.log(`a page of ${deep.value.length} from the middle: ${deep.ms.toFixed(0)} ms`);

const sql = new Database(FILE, { readonly: true });
sql.pragma('cache_size = -65536');
for (const { from, sqlOrder, ...query } of COMPARED) {
  const ours: number[] = [];
  const plain: number[] = [];
  let totals: readonly [number, unknown] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = await timed(() => see(query));
    ours.push(mine.ms);
    const theirs = await timed(() => {
      const total = sql.prepare(`SELECT count(*) FROM ${from}`).pluck().get();
      const ids = sql.prepare(`SELECT l.media_id FROM ${from} ORDER BY ${sqlOrder} LIMIT 200`);
      ids.all();
      return total;
    });
    plain.push(theirs.ms);
    totals = [mine.value.total, theirs.value];
  }
  const ratio = median(plain) / median(ours);
  console.log(
    `${JSON.stringify(query.filter)} ${query.order}: ${median(ours).toFixed(0)} ms, plain SQL ${median(plain).toFixed(0)} ms (${ratio.toFixed(1)} times), found ${totals.join(' and ')}`,
  );
}
sql.close();

const after = process.memoryUsage();
console.log(
  `memory: ${mebibytes(after.rss)} MiB resident (${mebibytes(before.rss)} before), ${mebibytes(after.arrayBuffers)} MiB of arrays and ${mebibytes(after.heapUsed)} MiB of heap in the asking thread`,
);
await gallery.close();
