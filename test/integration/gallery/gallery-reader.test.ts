import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createGalleryReader } from '../../../src/main/gallery/gallery-reader.ts';
import {
  GALLERY_GROUPINGS,
  type GalleryFilter,
  type GalleryItem,
  WHOLE_GALLERY,
} from '../../../src/shared/domain/gallery.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { SPLITS } from '../../../src/shared/domain/split.ts';
import { REVIEW_OUTCOMES } from '../../../src/shared/domain/verdict.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';

const COUNT = 60;
const DAY_MS = 86_400_000;
const nameOf = (index: number) => `image ${index}`;
/** Spreads whole numbers over [0, 1). */
const spread = (index: number, salt: number) => ((index * 0.618034 + salt * 0.414214) * 7) % 1;

/** A workspace of 60 images whose every column has values, ties and gaps. */
async function aGallery() {
  const workspace = await aWorkspace();
  const database = new Database(workspace.folders.database);
  const indices = [...Array(COUNT).keys()];
  fillWorkspace(
    workspace,
    indices.map((index) => ({
      nativeId: String(index),
      images: [nameOf(index)],
      polarity: POLARITIES[index % 3] ?? 'NEG',
      confidence: 0.4 + Math.round(spread(index, 1) * 5) / 10,
      postedAtMs: Math.floor(spread(index, 2) * 5) * DAY_MS + (index % 2),
    })),
  );
  database.prepare('UPDATE posts SET posted_at_ms = NULL WHERE post_id % 11 = 0').run();
  database.prepare("UPDATE posts SET platform = 'bluesky' WHERE post_id % 4 = 0").run();
  database.prepare('UPDATE posts SET possibly_sensitive = 1 WHERE post_id % 9 = 0').run();
  database
    .prepare(
      `UPDATE posts SET text = 'post ' || native_id || iif(post_id % 5 = 0, ' sunny', ' dull') || ' day'`,
    )
    .run();
  for (const index of [0, 20, 40]) {
    database.prepare('DELETE FROM media_labels WHERE media_id = ?').run(mediaIdOf(nameOf(index)));
  }
  workspace.nearDuplicates.replaceGroups(
    [3, 13, 23].map((first) => ({
      representative: mediaIdOf(nameOf(first)),
      members: [0, 1, 2].map((more) => ({
        mediaId: mediaIdOf(nameOf(first + more)),
        distance: more,
      })),
    })),
    [],
    8,
  );
  const write = (sql: string, ...values: readonly (string | number | null)[]) =>
    database.prepare(sql).run(...values);
  write("INSERT INTO datasets (name, created_at_ms, recipe, hash) VALUES ('set', 1, '{}', 'hash')");
  write("INSERT INTO students VALUES ('student', 'set', '{}', 1, 1)");
  write(`INSERT INTO settings VALUES ('student', '"student"')`);
  write(`INSERT OR REPLACE INTO settings VALUES ('teacher', '"test"')`);
  for (const index of indices) {
    const mediaId = mediaIdOf(nameOf(index));
    if (index % 3 === 0) {
      write('INSERT INTO media_verdicts VALUES (?, ?, ?)', mediaId, index % 6, index + 1);
    }
    if (index % 2 === 0) {
      write(
        'INSERT INTO dataset_items (dataset, media_id, polarity, split) VALUES (?, ?, 0, ?)',
        'set',
        mediaId,
        SPLITS[index % 3] ?? 'train',
      );
    }
    if (index % 5 !== 0) {
      const negative = spread(index, 4) / 2;
      const neutral = spread(index, 5) / 2;
      write(
        'INSERT INTO student_opinions VALUES (?, ?, ?, ?, ?)',
        'student',
        mediaId,
        negative,
        neutral,
        1 - negative - neutral,
      );
    }
    if (index % 7 === 0) {
      write('INSERT INTO sensitive_checks VALUES (?, 0, 0, 0, 1, 0, 1)', mediaId);
    }
  }
  const accuracy = { value: 0.5, low: 0.4, high: 0.6 };
  workspace.evaluations.save({
    ...{ ...MEASUREMENT, evaluatedAtMs: 1, images: 1, unreadable: 0 },
    ...{ accuracy, twoWayAccuracy: null },
  });
  const onMap = indices.filter((index) => xOf(index) !== null);
  workspace.embeddingMaps.save(MEASUREMENT, {
    madeAtMs: 1,
    seed: 1,
    mediaIds: onMap.map((index) => mediaIdOf(nameOf(index))),
    positions: Float32Array.from(onMap.flatMap((index) => [xOf(index) ?? 0, 0.5])),
  });
  const reader = createGalleryReader({
    database: workspace.folders.database,
    defaultTeacher: 'test',
    viewPrefix: '1',
  });
  onTestFinished(() => {
    reader.close(null);
    database.close();
  });
  const see = async (
    filter: GalleryFilter,
    order: Parameters<typeof reader.open>[0]['order'] = 'confidence-descending',
    grouping: Parameters<typeof reader.open>[0]['grouping'] = 'none',
    isChanging = false,
  ) => {
    const view = await reader.open({ filter, order, grouping, isChanging });
    return { view, items: await reader.page({ viewId: view.viewId, offset: 0, limit: 500 }) };
  };
  return { reader, see, write };
}

const MEASUREMENT = {
  model: { kind: 'run', run: 'r' },
  target: { kind: 'benchmark', name: 'b' },
} as const;
const LEFT_OF_MAP = { ...MEASUREMENT, region: [0, 0, 0.5, 0, 0.5, 1, 0, 1] };
/** Where an image lies on the map; every fourth is on none. */
const xOf = (index: number): number | null => (index % 4 === 0 ? null : ((index % 10) + 0.5) / 10);

const LARGE_LOOK = {
  filter: WHOLE_GALLERY,
  order: 'confidence-descending',
  grouping: 'none',
  isChanging: false,
} as const;

/** More images than a view begins with, four of five with a weak label. */
async function aLargeGallery() {
  const count = 2500;
  const workspace = await aWorkspace();
  fillWorkspace(
    workspace,
    Array.from({ length: count / 4 }, (_, post) => ({
      nativeId: String(post),
      images: Array.from({ length: 4 }, (_image, image) => nameOf(4 * post + image)),
      polarity: POLARITIES[post % 3] ?? 'NEG',
      confidence: 0.4 + Math.round(spread(post, 1) * 5) / 10,
      postedAtMs: post,
    })),
  );
  const database = new Database(workspace.folders.database);
  database.prepare('DELETE FROM media_labels WHERE post_id % 5 = 0').run();
  const reader = createGalleryReader({
    database: workspace.folders.database,
    defaultTeacher: 'test',
    viewPrefix: '1',
  });
  onTestFinished(() => {
    reader.close(null);
    database.close();
  });
  const write = (sql: string, ...values: readonly string[]) => database.prepare(sql).run(...values);
  return { reader, write, count };
}

const polarityOf = (probabilities: readonly number[]) =>
  POLARITIES[probabilities.indexOf(Math.max(...probabilities))];

type Known = { readonly item: GalleryItem; readonly index: number };

/** The filter as its words say it, over whole items. */
function fits({ item, index }: Known, filter: GalleryFilter): boolean {
  const { weak, post, outcome, student } = item;
  const confidence = weak?.confidence ?? Number.NaN;
  const isWhole = filter.minConfidence === 0 && filter.maxConfidence === 1;
  const manual = POLARITIES.find((polarity) => polarity === outcome);
  const compare = (wanted: 'any' | 'agrees' | 'differs', polarity: string | undefined) =>
    wanted === 'any' ||
    (weak !== null &&
      polarity !== undefined &&
      (polarity === weak.polarity) === (wanted === 'agrees'));
  const at = post?.postedAtMs ?? null;
  const words = filter.text.split(' ').filter((word) => word !== '');
  const first = [3, 13, 23].find((start) => index >= start && index < start + 3);
  return (
    (filter.polarities.length === 0 ||
      (weak !== null && filter.polarities.includes(weak.polarity))) &&
    (isWhole || (confidence >= filter.minConfidence && confidence <= filter.maxConfidence)) &&
    (filter.review === 'any' || (outcome !== null) === (filter.review === 'reviewed')) &&
    (filter.outcomes.length === 0 || (outcome !== null && filter.outcomes.includes(outcome))) &&
    compare(filter.verdictAgainstWeak, manual) &&
    compare(filter.studentAgainstWeak, student === null ? undefined : polarityOf(student)) &&
    (filter.platforms.length === 0 ||
      (post !== null && filter.platforms.includes(post.platform))) &&
    (filter.fromMs === null || (at !== null && at >= filter.fromMs)) &&
    (filter.toMs === null || (at !== null && at < filter.toMs)) &&
    (filter.dataset === null ||
      (index % 2 === 0 &&
        (filter.splits.length === 0 || filter.splits.includes(SPLITS[index % 3] ?? 'train')))) &&
    (filter.copies === 'all' ||
      (filter.copies === 'in-groups'
        ? first !== undefined
        : first === undefined || first === index)) &&
    (filter.sensitive === 'any' || item.isSensitive === (filter.sensitive === 'only')) &&
    words.every((word) => post?.text.split(' ').includes(word) === true) &&
    (filter.map === null || (xOf(index) ?? 1) < 0.5)
  );
}

const some = <T>(values: readonly T[]) => fc.oneof(fc.constant([]), fc.subarray([...values]));
const rarely = <T>(usual: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
const aFilter: fc.Arbitrary<GalleryFilter> = fc.record({
  polarities: some(POLARITIES),
  minConfidence: rarely(0, 0.5, 0.6, 0.7),
  maxConfidence: rarely(1, 0.8, 0.7),
  review: rarely<GalleryFilter['review']>('any', 'reviewed', 'unreviewed'),
  outcomes: rarely<GalleryFilter['outcomes']>([], ['NEG', 'POS'], [...REVIEW_OUTCOMES]),
  verdictAgainstWeak: rarely<GalleryFilter['verdictAgainstWeak']>('any', 'agrees', 'differs'),
  studentAgainstWeak: rarely<GalleryFilter['studentAgainstWeak']>('any', 'agrees', 'differs'),
  platforms: rarely<GalleryFilter['platforms']>([], ['x'], ['bluesky', 'file']),
  fromMs: rarely<number | null>(null, DAY_MS, 2 * DAY_MS),
  toMs: rarely<number | null>(null, 3 * DAY_MS, 4 * DAY_MS),
  dataset: rarely<string | null>(null, 'set'),
  splits: some(SPLITS),
  copies: rarely<GalleryFilter['copies']>('all', 'representatives', 'in-groups'),
  sensitive: rarely<GalleryFilter['sensitive']>('any', 'only', 'without'),
  text: rarely('', 'sunny', 'day dull', 'absent'),
  map: rarely<GalleryFilter['map']>(null, LEFT_OF_MAP),
});

/** What each order puts first, as numbers that descend; null where an image has none. */
const RANKS: Readonly<Record<string, (item: GalleryItem) => number | null>> = {
  'confidence-descending': ({ weak }) => weak?.confidence ?? null,
  'confidence-ascending': ({ weak }) => (weak === null ? null : -weak.confidence),
  newest: ({ post }) => post?.postedAtMs ?? null,
  oldest: ({ post }) => (post?.postedAtMs == null ? null : -post.postedAtMs),
  disagreement: ({ weak, student }) =>
    weak === null || student === null
      ? null
      : weak.probabilities.reduce((sum, p, k) => sum + Math.abs(p - (student[k] ?? 0)), 0),
  loss: ({ weak, student }) =>
    weak === null || student === null ? null : -(student[POLARITIES.indexOf(weak.polarity)] ?? 0),
};

describe('the gallery of a workspace', () => {
  it('shows what every filter and order asks for', async () => {
    const { see } = await aGallery();
    const all = (await see(WHOLE_GALLERY)).items;
    expect(all).toHaveLength(COUNT);
    const indexOf = new Map([...Array(COUNT).keys()].map((k) => [mediaIdOf(nameOf(k)), k]));
    const known = all.map((item) => ({ item, index: indexOf.get(item.mediaId) ?? -1 }));
    await fc.assert(
      fc.asyncProperty(aFilter, fc.constantFrom(...Object.keys(RANKS)), async (filter, order) => {
        const rank = RANKS[order] ?? (() => null);
        // why: the keys of RANKS are orders
        const { view, items } = await see(filter, order as 'newest');
        const expected = known
          .filter((one) => fits(one, filter))
          .map(({ item }) => item)
          .sort((a, b) => {
            const left = rank(a) ?? Number.NEGATIVE_INFINITY;
            const right = rank(b) ?? Number.NEGATIVE_INFINITY;
            if (Math.abs(left - right) > 1e-6) return right - left;
            if (left !== right && Number.isFinite(left - right)) return 0;
            return a.mediaId < b.mediaId ? -1 : 1;
          });
        expect(view.total).toBe(expected.length);
        expect(items.map(({ mediaId }) => mediaId)).toEqual(expected.map(({ mediaId }) => mediaId));
        const rest = known.filter((one) => fits(one, { ...filter, polarities: [] }));
        expect(view.counts).toEqual(
          [...POLARITIES, undefined].map(
            (polarity) => rest.filter(({ item }) => item.weak?.polarity === polarity).length,
          ),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the order inside of sections, and their counts', async () => {
    const { see } = await aGallery();
    const flat = (await see(WHOLE_GALLERY, 'newest')).items;
    const keyOf: Readonly<Record<string, (item: GalleryItem) => string>> = {
      none: () => '',
      polarity: ({ weak }) => weak?.polarity ?? '',
      platform: ({ post }) => post?.platform ?? '',
      day: ({ post }) =>
        post?.postedAtMs == null ? '' : new Date(post.postedAtMs).toISOString().slice(0, 10),
    };
    const sectionKeys: Record<string, readonly string[]> = {};
    for (const grouping of GALLERY_GROUPINGS) {
      const { view, items } = await see(WHOLE_GALLERY, 'newest', grouping);
      sectionKeys[grouping] = view.sectionKeys;
      expect(view.sectionCounts.reduce((sum, count) => sum + count, 0)).toBe(COUNT);
      const key = keyOf[grouping];
      if (key === undefined) continue;
      expect(items).toEqual(
        view.sectionKeys.flatMap((section) => flat.filter((item) => key(item) === section)),
      );
    }
    expect(sectionKeys).toMatchObject({
      none: [''],
      polarity: ['NEG', 'NEU', 'POS', ''],
      platform: ['x', 'bluesky'],
      day: ['1970-01-05', '1970-01-04', '1970-01-03', '1970-01-02', '1970-01-01', ''],
    });
    expect(new Set(sectionKeys['near-duplicates'])).toEqual(
      new Set([...[3, 13, 23].map((k) => mediaIdOf(nameOf(k))), '']),
    );
    expect(sectionKeys['near-duplicates']?.at(-1)).toBe('');
  });

  it('sees verdicts at once, and keeps the places of open views', async () => {
    const { reader, see, write } = await aGallery();
    const unreviewed = { ...WHOLE_GALLERY, review: 'unreviewed' as const };
    const { view, items } = await see(unreviewed);
    const mediaId = items[2]?.mediaId ?? mediaIdOf('none');
    write('INSERT INTO media_verdicts VALUES (?, 2, 1000)', mediaId);

    expect((await see(unreviewed)).items.map((item) => item.mediaId)).not.toContain(mediaId);
    const [again] = await reader.page({ viewId: view.viewId, offset: 2, limit: 1 });
    expect(again).toMatchObject({ mediaId, outcome: 'POS' });
    expect(await reader.place({ viewId: view.viewId, mediaId })).toBe(2);

    write('UPDATE media_verdicts SET outcome = NULL, revision = 1001 WHERE media_id = ?', mediaId);
    expect((await see(unreviewed)).items.map((item) => item.mediaId)).toContain(mediaId);
    expect(
      await reader.mediaIdsAt({
        viewId: view.viewId,
        ranges: [
          [1, 2],
          [view.total - 1, view.total + 5],
        ],
      }),
    ).toEqual([items[1]?.mediaId, mediaId, items.at(-1)?.mediaId]);
  });

  it('begins a view before all images are read, and no image of it moves afterwards', async () => {
    const { reader, write, count } = await aLargeGallery();
    const first = 2000;
    const answered: string[] = [];
    const tell = async <T>(name: string, answer: T | Promise<T>): Promise<T> => {
      const value = await answer;
      answered.push(name);
      return value;
    };
    const opening = reader.open(LARGE_LOOK);
    const waiting = tell('other view', reader.open({ ...LARGE_LOOK, order: 'newest' }));
    const view = await tell('view', opening);
    const { viewId } = view;
    const mediaId = mediaIdOf('image 7');
    write('INSERT INTO media_verdicts VALUES (?, 1, 1000)', mediaId);
    write("UPDATE media SET state = 'damaged' WHERE media_id = ?", mediaId);
    const [top, deep, place, ids] = await Promise.all([
      tell('first page', reader.page({ viewId, offset: first - 200, limit: 200 })),
      tell('deep page', reader.page({ viewId, offset: first - 100, limit: 300 })),
      tell('place', reader.place({ viewId, mediaId })),
      tell('ids', reader.mediaIdsAt({ viewId, ranges: [[0, count - 1]] })),
      waiting,
    ]);
    const rank = (name: string) => answered.indexOf(name);
    expect(rank('view')).toBe(0);
    for (const later of ['other view', 'deep page', 'ids']) {
      expect(rank(later)).toBeGreaterThan(rank('first page'));
    }
    expect(view).toMatchObject({ total: count, sectionCounts: new Uint32Array([count]) });
    expect(new Set(ids)).toHaveLength(count);
    expect([...top.slice(100), ...deep.slice(100)].map((item) => item.mediaId)).toEqual(
      ids.slice(first - 100, first + 200),
    );
    expect(ids.indexOf(mediaId)).toBe(place);

    await reader.refresh(null);
    const later = await reader.open(LARGE_LOOK);
    expect(later.total).toBe(count - 1);
    expect(await reader.mediaIdsAt({ viewId: later.viewId, ranges: [[0, count]] })).toEqual(
      ids.filter((id) => id !== mediaId),
    );
    expect(await reader.mediaIdsAt({ viewId, ranges: [[0, count]] })).toEqual(ids);
  });

  it('shows what a job brought before all of it is read', async () => {
    const { reader, write, count } = await aLargeGallery();
    await reader.open({ ...LARGE_LOOK, order: 'newest' });
    write("UPDATE media SET state = 'damaged' WHERE media_id = ?", mediaIdOf('image 7'));
    const refreshing = reader.refresh(null);
    const first = await Promise.race([refreshing, reader.open(LARGE_LOOK)]);
    expect(first).toMatchObject({ total: count - 1 });
    await refreshing;
  });

  it('reads again once it was told of a change, and keeps 16 views', async () => {
    const { reader, see, write } = await aGallery();
    const { view } = await see(WHOLE_GALLERY);
    write("UPDATE media SET state = 'damaged' WHERE media_id = ?", mediaIdOf(nameOf(1)));
    await reader.refresh(null);
    expect((await see(WHOLE_GALLERY)).view.total).toBe(COUNT - 1);
    for (let more = 0; more < 15; more += 1) await see(WHOLE_GALLERY);
    await expect(
      (async () => reader.page({ viewId: view.viewId, offset: 0, limit: 1 }))(),
    ).rejects.toThrow(/no longer open/);
  });

  it('puts the student’s suspicions before the teacher’s doubts', async () => {
    const { see } = await aGallery();
    const { items } = await see(WHOLE_GALLERY, 'suspicion');
    const kind = ({ weak, student }: GalleryItem) => (weak === null ? 2 : student === null ? 1 : 0);
    expect(items.map(kind)).toEqual(items.map(kind).sort());
    const doubts = items
      .filter((item) => kind(item) === 1)
      .map(({ weak }) => weak?.confidence ?? 0);
    expect(doubts).toEqual([...doubts].sort((a, b) => a - b));
  });

  it('shows a group with its representative first, and the images of the same posts', async () => {
    const { reader } = await aGallery();
    const ids = (items: readonly GalleryItem[]) => items.map(({ mediaId }) => mediaId);
    expect(ids(await reader.group({ mediaId: mediaIdOf(nameOf(14)) }))).toEqual(
      [13, 14, 15].map((index) => mediaIdOf(nameOf(index))),
    );
    const [alone] = await reader.group({ mediaId: mediaIdOf(nameOf(1)) });
    expect(alone).toMatchObject({ mediaId: mediaIdOf(nameOf(1)), groupSize: 1 });
    expect(ids(await reader.samePosts({ mediaId: mediaIdOf(nameOf(1)) }))).toEqual([
      mediaIdOf(nameOf(1)),
    ]);
  });
});
