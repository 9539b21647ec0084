import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CopyTransformation } from '../../../src/main/domain/copies/copy-transformation.ts';
import { createImageInspector } from '../../../src/main/media/image-inspector.ts';
import { transformImage } from '../../../src/main/media/transform-image.ts';
import { findNearDuplicates } from '../../../src/main/pipeline/find-near-duplicates.ts';
import { importBenchmark } from '../../../src/main/pipeline/import-benchmark.ts';
import { linkBenchmarks } from '../../../src/main/pipeline/link-benchmarks.ts';
import { nearBenchmarks } from '../../../src/main/pipeline/near-benchmarks.ts';
import { readBenchmark } from '../../../src/main/sources/benchmark/read-benchmark.ts';
import { createMediaFetcher } from '../../../src/main/sources/media-fetcher/media-fetcher.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { MediaId } from '../../../src/shared/domain/ids.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { addImages, aPicture, IDLE, idOfBytes, searchPorts } from '../../helpers/copy-workspace.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const SEARCH = { radius: 8, leastScore: 0.8, concurrency: 2 };
const CHANGES: readonly CopyTransformation[] = [
  { kind: 're-encode', format: 'jpeg', quality: 60 },
  { kind: 'crop', box: { x: 0.06, y: 0.1, width: 0.85, height: 0.85 } },
  { kind: 'flip' },
  {
    kind: 'border',
    edges: { left: 0.08, top: 0.08, right: 0.08, bottom: 0.08 },
    colour: { r: 255, g: 255, b: 255 },
  },
];

/** Pictures of posts; the first four are in the benchmark too, each changed in another way. */
let posts: readonly Buffer[];
let benchmark: readonly Buffer[];

beforeAll(async () => {
  posts = await Promise.all([
    ...[1, 2].flatMap((seed) => [aPicture('portrait', seed), aPicture('skyline', seed)]),
    ...[5, 6, 7].flatMap((seed) => [aPicture('portrait', seed), aPicture('sunset', seed)]),
  ]);
  // A look-alike: of the same kind as pictures of posts, and no copy of any.
  const lookAlike = await aPicture('skyline', 99);
  benchmark = [
    ...(await Promise.all(
      CHANGES.map((change, nth) => transformImage(posts[nth] ?? lookAlike, change)),
    )),
    lookAlike,
  ];
});

async function takeBenchmark(workspace: Workspace): Promise<void> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'positive'));
  for (const [nth, bytes] of benchmark.entries()) {
    writeFileSync(join(folder, 'positive', `${nth}.jpg`), bytes);
  }
  await importBenchmark(
    {
      ...workspace,
      fetcher: createMediaFetcher(),
      inspector: createImageInspector(),
      readBenchmark,
    },
    { name: 'people', source: { path: folder, form: 'auto' }, nowMs: 1 },
    { concurrency: 2 },
    IDLE,
  );
}

const link = (workspace: Workspace) => linkBenchmarks(searchPorts(workspace), SEARCH, IDLE);
const search = (workspace: Workspace) => findNearDuplicates(searchPorts(workspace), SEARCH, IDLE);
/** Places of the posts' pictures that must stay out of datasets. */
const leftOut = (workspace: Workspace, of: readonly Buffer[] = posts) => {
  const near = nearBenchmarks(workspace.benchmarkCopies);
  return [...of.keys()].filter((nth) => near.has(idOfBytes(of[nth] ?? Buffer.alloc(0))));
};

describe('nearBenchmarks', () => {
  it('is empty without benchmarks', async () => {
    const workspace = await aWorkspace();
    await addImages(workspace, posts);
    await search(workspace);

    expect(nearBenchmarks(workspace.benchmarkCopies).size).toBe(0);
    expect(workspace.benchmarkCopies.isUpToDate()).toBe(true);
  });

  it('finds re-encoded, cropped, mirrored and bordered copies, and no look-alikes, when a benchmark comes later', async () => {
    const workspace = await aWorkspace();
    await addImages(workspace, posts);
    await search(workspace);
    const groups = workspace.nearDuplicates.groups();

    await takeBenchmark(workspace);
    expect(workspace.benchmarkCopies.isUpToDate()).toBe(false);
    await link(workspace);

    expect(leftOut(workspace)).toEqual([0, 1, 2, 3]);
    expect(workspace.benchmarkCopies.isUpToDate()).toBe(true);
    expect(workspace.nearDuplicates.isUpToDate()).toBe(true);
    await search(workspace);
    expect(workspace.nearDuplicates.groups()).toEqual(groups);
  });

  it('finds the same when the benchmark was removed and comes again after the posts', async () => {
    const workspace = await aWorkspace();
    await takeBenchmark(workspace);
    await link(workspace);
    workspace.benchmarks.remove('people');
    await addImages(workspace, posts);
    await search(workspace);
    expect(leftOut(workspace)).toEqual([]);

    await takeBenchmark(workspace);
    expect(workspace.benchmarkCopies.isUpToDate()).toBe(false);
    await link(workspace);

    expect(leftOut(workspace)).toEqual([0, 1, 2, 3]);
  });

  it('finds the same when the benchmark comes first, and when posts come in turn', async () => {
    const first = await aWorkspace();
    await takeBenchmark(first);
    await link(first);
    await addImages(first, posts);
    await search(first);
    expect(leftOut(first)).toEqual([0, 1, 2, 3]);

    const inTurn = await aWorkspace();
    await addImages(inTurn, posts.slice(0, 2));
    await search(inTurn);
    await takeBenchmark(inTurn);
    await addImages(inTurn, posts.slice(2));
    await link(inTurn);
    expect(leftOut(inTurn)).toEqual([0, 1]);
    // The others were not searched yet: no dataset is built before they are.
    expect(inTurn.nearDuplicates.isUpToDate()).toBe(false);
    await search(inTurn);
    expect(leftOut(inTurn)).toEqual([0, 1, 2, 3]);
  });

  it('does with a search what the import of a benchmark could not do', async () => {
    const workspace = await aWorkspace();
    await addImages(workspace, posts);
    await search(workspace);
    await takeBenchmark(workspace);
    const stop = new AbortController();
    stop.abort(new Error('stopped'));
    await expect(
      linkBenchmarks(searchPorts(workspace), SEARCH, { ...IDLE, signal: stop.signal }),
    ).rejects.toThrow('stopped');
    expect(workspace.benchmarkCopies.isUpToDate()).toBe(false);

    await search(workspace);

    expect(workspace.benchmarkCopies.isUpToDate()).toBe(true);
    expect(leftOut(workspace)).toEqual([0, 1, 2, 3]);
  });

  it('searches benchmarks anew with another radius', async () => {
    const workspace = await aWorkspace();
    await addImages(workspace, posts);
    await takeBenchmark(workspace);
    await search(workspace);

    await findNearDuplicates(searchPorts(workspace), { ...SEARCH, radius: 6 }, IDLE);

    expect(workspace.benchmarkCopies.isUpToDate()).toBe(true);
    expect(leftOut(workspace)).toContain(0);
    expect(workspace.copies.images('', 100).every((image) => image.isSearched)).toBe(true);
  });

  it('takes all of a group with an image of which a benchmark has a copy', async () => {
    const workspace = await aWorkspace();
    await addImages(workspace, posts);
    await search(workspace);
    const [of, with4, with5] = [0, 4, 5].map((nth) => idOfBytes(posts[nth] ?? Buffer.alloc(0)));
    const members = [of, with4, with5].filter((id): id is MediaId => id !== undefined);
    const [representative] = members;
    if (representative === undefined) throw new Error('there are pictures');
    workspace.nearDuplicates.replaceGroups(
      [{ representative, members: members.map((mediaId) => ({ mediaId, distance: 0 })) }],
      [],
      SEARCH.radius,
    );
    await takeBenchmark(workspace);
    await link(workspace);

    expect(leftOut(workspace)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('takes images that a benchmark has itself, and one that posts carry only later', async () => {
    const workspace = await aWorkspace();
    await takeBenchmark(workspace);
    await link(workspace);
    const own = benchmark.slice(4);
    await addImages(workspace, own);
    expect(workspace.nearDuplicates.isUpToDate()).toBe(false);
    await search(workspace);

    expect(leftOut(workspace, own)).toEqual([0]);
  });
});
