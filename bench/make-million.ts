import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type SeededRandom, seededRandom } from '../src/main/domain/seeded-random.ts';
import { createGroupSummaries } from '../src/main/storage/group-summaries.ts';
import { createLabelTallies } from '../src/main/storage/label-tallies.ts';
import { openDatabase } from '../src/main/storage/open-database.ts';
import { workspaceFolders } from '../src/main/storage/workspace-folders.ts';
import type { DatasetRecipe } from '../src/shared/domain/dataset.ts';
import { defaultFineTuneSettings } from '../src/shared/domain/fine-tune.ts';
import { fillLeftOut } from './fill-left-out.ts';
import { fillThumbnails } from './fill-thumbnails.ts';
import { inserter } from './inserter.ts';

/**
 * Makes a workspace of many images without their files, but with thumbnails: posts with 1 to 4 images, weak labels,
 * near-duplicate groups (in most of them, labels differ), verdicts, a dataset, a benchmark, a student and sensitive flags,
 * spread about as a crawl's are; and a quarter as many images that are left out or were taken back.
 *
 * `node bench/make-million.ts FOLDER [COUNT]`; the count is 1,000,000 by default.
 */
const [folder, countText = '1000000'] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node bench/make-million.ts FOLDER [COUNT]');
  process.exit(2);
}
const COUNT = Number(countText);
const TEACHER = 'bench';
const FIRST_MS = Date.UTC(2024, 0, 1);
const DAYS = 400;
/** Images left out, as a share of the others. */
const LEFT_OUT = 0.25;
const IN_BENCHMARK = 2000;

/** 4,000 words, of which the first are by far the most frequent, as in any language. */
function vocabulary(random: SeededRandom): () => string {
  const syllables = ['ba', 'do', 'ki', 'lu', 'me', 'no', 'pa', 'ri', 'sa', 'ti', 'vo', 'ze'];
  const words = Array.from({ length: 4000 }, (_, index) =>
    Array.from({ length: 2 + (index % 3) }, () => random.pick(syllables)).join(''),
  );
  words.splice(0, 6, 'happy', 'sad', 'day', 'the', 'sunny', 'morning');
  return () => words[Math.floor(words.length ** random.next()) - 1] ?? 'day';
}

/** Probabilities whose greatest is mostly high. */
function opinion(random: SeededRandom): readonly [number, number, number] {
  const top = 0.36 + 0.63 * Math.sqrt(random.next());
  const share = random.next();
  const rest = [(1 - top) * share, (1 - top) * (1 - share)] as const;
  const place = random.next();
  if (place < 0.25) return [top, ...rest];
  return place < 0.6 ? [rest[0], top, rest[1]] : [...rest, top];
}

const startMs = performance.now();
const folders = workspaceFolders(folder);
for (const path of [folder, folders.media, folders.raw, folders.runs, folders.exports]) {
  mkdirSync(path, { recursive: true });
}
const database = openDatabase(folders.database);
database.pragma('synchronous = OFF');
database.pragma('foreign_keys = OFF');
database.pragma('cache_size = -1000000');
const random = seededRandom(6);
const word = vocabulary(random);
const hex = () =>
  random
    .int(2 ** 32)
    .toString(16)
    .padStart(8, '0');
const table = (name: string, ...columns: readonly string[]) => inserter(database, name, columns);

type Image = {
  readonly mediaId: string;
  readonly postId: number;
  readonly polarity: number;
  readonly confidence: number;
};
const images: Image[] = [];
const newMediaId = () => Array.from({ length: 8 }, hex).join('');
database.exec('BEGIN');
database
  .prepare(
    "INSERT INTO imports (import_id, kind, locator, fingerprint, finished) VALUES (1, 'x-jsonl', 'bench', 'bench', 1)",
  )
  .run();
const write = (key: string, value: string) =>
  database.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(key, JSON.stringify(value));
write('teacher', TEACHER);
write('student', 'bench');

const posts = table(
  'posts',
  'import_id',
  'platform',
  'native_id',
  'text',
  'language',
  'posted_at_ms',
  'possibly_sensitive',
);
const attachments = table('attachments', 'post_id', 'position', 'locator', 'state', 'media_id');
const weakLabels = table(
  'weak_labels',
  'teacher',
  'post_id',
  'negative',
  'neutral',
  'positive',
  'polarity',
  'confidence',
);
for (let postId = 1; images.length < COUNT; postId += 1) {
  const platform = random.next();
  const text = Array.from({ length: 6 + random.int(13) }, word).join(' ');
  posts.add(
    1,
    platform < 0.6 ? 'x' : platform < 0.85 ? 'bluesky' : 'mastodon',
    String(1_700_000_000_000 + postId),
    text,
    'en',
    random.next() < 0.002 ? null : FIRST_MS + random.int(DAYS * 86_400) * 1000,
    random.next() < 0.03 ? 1 : 0,
  );
  const probabilities = opinion(random);
  const confidence = Math.max(...probabilities);
  const polarity = probabilities.indexOf(confidence);
  weakLabels.add(TEACHER, postId, ...probabilities, polarity, confidence);
  const carried = Math.min(1 + Math.floor(4 * random.next() ** 2), COUNT - images.length);
  for (let position = 0; position < carried; position += 1) {
    const mediaId = newMediaId();
    images.push({ mediaId, postId, polarity, confidence });
    attachments.add(
      postId,
      position,
      `https://images.test/${postId}/${position}`,
      'fetched',
      mediaId,
    );
  }
}
for (const each of [posts, weakLabels, attachments]) each.finish();

const media = table(
  'media',
  'media_id',
  'size_bytes',
  'state',
  'format',
  'width',
  'height',
  'hash_high',
  'hash_low',
  'searched',
);
for (const { mediaId } of images) {
  const width = random.pick([640, 800, 1024, 1200]);
  const height = random.pick([480, 640, 800, 1024]);
  media.add(
    mediaId,
    60_000,
    'clean',
    'jpeg',
    width,
    height,
    random.int(2 ** 32),
    random.int(2 ** 32),
    1,
  );
}
media.finish();

// Rows of these tables lie in the order of media ids.
images.sort((a, b) => (a.mediaId < b.mediaId ? -1 : 1));
const recipe: DatasetRecipe = {
  selection: { NEG: 0.5, NEU: 0.5, POS: 0.6 },
  teacher: TEACHER,
  nearDuplicateRadius: 8,
  balance: false,
  splitRatios: { train: 0.8, validation: 0.1, test: 0.1 },
  seed: 1,
};
database
  .prepare(
    "INSERT INTO datasets (name, created_at_ms, recipe, hash) VALUES ('bench', 1, ?, 'bench')",
  )
  .run(JSON.stringify(recipe));
const request = { dataset: 'bench', folds: 5, settings: defaultFineTuneSettings('FT-F') };
database
  .prepare("INSERT INTO students VALUES ('bench', 'bench', ?, 1, 1)")
  .run(JSON.stringify(request));
database.exec("INSERT INTO benchmarks (name, imported_at_ms, rejected) VALUES ('bench', 1, 0)");
const benchmark = table('benchmark_items', 'benchmark', 'media_id', 'polarity', 'file');
const labels = table('media_labels', 'media_id', 'post_id', 'polarity', 'confidence');
const groups = table(
  'near_duplicate_members',
  ...['media_id', 'representative_id', 'distance', 'kind', 'score'],
);
const verdicts = table('media_verdicts', 'media_id', 'outcome', 'revision');
const items = table(
  'dataset_items',
  'dataset',
  'media_id',
  'polarity',
  'split',
  'post_id',
  'confidence',
);
const opinions = table(
  'student_opinions',
  'student',
  'media_id',
  'negative',
  'neutral',
  'positive',
);
const checks = table(
  'sensitive_checks',
  'media_id',
  'drawing',
  'hentai',
  'neutral',
  'porn',
  'sexy',
  'sensitive',
);
let representative: { readonly mediaId: string; left: number } | null = null;
let revision = 0;
for (const { mediaId, postId, polarity, confidence } of images) {
  if (random.next() < 0.99) labels.add(mediaId, postId, polarity, confidence);
  if (representative === null && random.next() < 0.05) {
    representative = { mediaId, left: 2 + random.int(4) };
  }
  if (representative !== null) {
    const isFirst = representative.mediaId === mediaId;
    groups.add(
      ...[mediaId, representative.mediaId, isFirst ? 0 : 3],
      ...(isFirst ? [null, null] : ['same', 0.75 + random.next() / 4]),
    );
    representative.left -= 1;
    if (representative.left === 0) representative = null;
  }
  if (random.next() < 0.02) {
    revision += 1;
    verdicts.add(mediaId, random.next() < 0.8 ? polarity : random.int(6), revision);
  }
  if (random.next() < 0.3) {
    const place = random.next();
    const split = place < 0.8 ? 'train' : place < 0.9 ? 'validation' : 'test';
    items.add('bench', mediaId, polarity, split, postId, confidence);
  }
  opinions.add('bench', mediaId, ...opinion(random));
  const porn = random.next() ** 8;
  checks.add(mediaId, 0, 0, 1 - porn, porn, 0, porn > 0.8 ? 1 : 0);
}
const apart = Math.max(1, Math.floor(COUNT / IN_BENCHMARK));
for (let place = 0; place < COUNT; place += apart) {
  const image = images[place];
  if (image !== undefined) benchmark.add('bench', image.mediaId, image.polarity, `${place}.jpg`);
}
for (const each of [labels, groups, verdicts, items, opinions, checks, benchmark]) each.finish();
fillLeftOut(database, { count: Math.round(COUNT * LEFT_OUT), random, newMediaId });
createGroupSummaries(database).settleAll();
createLabelTallies(database).settleAll();
database.exec('COMMIT');
database.pragma('wal_checkpoint(TRUNCATE)');
database.close();
await fillThumbnails(
  folders.thumbnails,
  images.map(({ mediaId }) => mediaId),
);
const seconds = (performance.now() - startMs) / 1000;
console.log(`${COUNT} images in ${join(folder, 'workspace.sqlite')}: ${seconds.toFixed(1)} s`);
