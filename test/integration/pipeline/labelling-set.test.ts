import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createImageInspector } from '../../../src/main/media/image-inspector.ts';
import { benchmarkFromSet } from '../../../src/main/pipeline/benchmark-from-set.ts';
import { importLabellingSet } from '../../../src/main/pipeline/import-labelling-set.ts';
import { nearBenchmarks } from '../../../src/main/pipeline/near-benchmarks.ts';
import { listFolder } from '../../../src/main/sources/image-folder.ts';
import { createMediaFetcher } from '../../../src/main/sources/media-fetcher/media-fetcher.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import { MediaId } from '../../../src/shared/domain/ids.ts';
import type { Verdict } from '../../../src/shared/domain/verdict.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { noiseJpeg } from '../../helpers/broken-images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const IMAGES = 30;
const CONTROL = { signal: new AbortController().signal, report: () => undefined };
const REQUEST = { name: 'people', repeatShare: 0.2, seed: 3, nowMs: 5 };

/** Thirty images in two levels of sub-folders, one of them twice, among files that are no images. */
async function aFolder(): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'beach/winter'), { recursive: true });
  mkdirSync(join(folder, '.cache'));
  for (let index = 0; index < IMAGES; index += 1) {
    const place = ['', 'beach', 'beach/winter'][index % 3] ?? '';
    writeFileSync(join(folder, place, `${index}.jpg`), await noiseJpeg(index));
  }
  copyFileSync(join(folder, '0.jpg'), join(folder, 'beach/again.jpg'));
  writeFileSync(join(folder, 'notes.txt'), 'these are from my holiday');
  writeFileSync(join(folder, 'beach/cut.jpg'), (await noiseJpeg(90)).subarray(0, 3000));
  writeFileSync(
    join(folder, 'small.png'),
    await sharp(await noiseJpeg(91))
      .resize(20)
      .png()
      .toBuffer(),
  );
  writeFileSync(join(folder, '.cache/hidden.jpg'), await noiseJpeg(92));
  return folder;
}

function imported(workspace: Workspace, folder: string, changes: Partial<typeof REQUEST> = {}) {
  return importLabellingSet(
    { ...workspace, fetcher: createMediaFetcher(), inspector: createImageInspector(), listFolder },
    { ...REQUEST, folder, ...changes },
    { concurrency: 2 },
    CONTROL,
  );
}

function idOf(bytes: Buffer): MediaId {
  return MediaId.parse(createHash('sha256').update(bytes).digest('hex'));
}

/** The first place of each image, by the number of the picture. */
async function placeOf(workspace: Workspace, picture: number): Promise<number> {
  const mediaId = idOf(await noiseJpeg(picture));
  const place = workspace.reviewSets
    .judged('people')
    .find((one) => one.mediaId === mediaId && one.repeats === null);
  if (place === undefined) throw new Error(`the set lacks picture ${picture}`);
  return place.position;
}

async function judge(
  workspace: Workspace,
  reviewer: string,
  picture: number,
  verdict: Verdict,
  how: 'answer' | 'adjudicate' = 'answer',
): Promise<void> {
  const position = await placeOf(workspace, picture);
  const mediaId = idOf(await noiseJpeg(picture));
  workspace.reviewLog[how]({ reviewer, set: 'people', position, mediaId, verdict, atMs: 9 });
}

describe('importLabellingSet', () => {
  it('takes every usable image once, counts the rest by reason, and repeats some of them later', async () => {
    const workspace = await aWorkspace();
    const { summary, copies, rejected } = await imported(workspace, await aFolder());

    expect(summary).toMatchObject({ kind: 'labelling', images: IMAGES, repeats: 6, reviewers: [] });
    expect(copies).toBe(1);
    expect(Object.fromEntries(rejected)).toEqual({
      'image:not-an-image': 1,
      'image:truncated': 1,
      'image:too-small': 1,
    });
    const places = workspace.reviewSets.judged('people');
    const originals = places.filter(({ repeats }) => repeats === null);
    expect(new Set(originals.map(({ mediaId }) => mediaId)).size).toBe(IMAGES);
    for (const { position, mediaId, repeats } of places) {
      if (repeats === null) continue;
      expect(places[repeats]?.mediaId).toBe(mediaId);
      expect(position - repeats >= 20 || position >= IMAGES).toBe(true);
    }
    const [first] = workspace.reviewSets.blindItems('people', 'ann', { offset: 0, limit: 1 });
    expect(first).toMatchObject({ width: 160, height: 160, verdict: null });
  });

  it('finds the same set again, in an order that only the seed and the images decide', async () => {
    const folder = await aFolder();
    const workspace = await aWorkspace();
    await imported(workspace, folder);
    const before = workspace.reviewSets.judged('people');
    const again = await imported(workspace, folder, { nowMs: 99 });
    expect(again.summary.createdAtMs).toBe(5);
    expect(workspace.reviewSets.judged('people')).toEqual(before);

    await imported(workspace, folder, { name: 'other', seed: 4 });
    const order = (set: string) => workspace.reviewSets.judged(set).map(({ mediaId }) => mediaId);
    expect(order('other')).not.toEqual(order('people'));
    expect(order('people')).not.toEqual(order('people').toSorted());
  });

  it('refuses another folder under a name that is taken, and a folder without images', async () => {
    const workspace = await aWorkspace();
    const folder = await aFolder();
    await imported(workspace, folder);
    writeFileSync(join(folder, 'new.jpg'), await noiseJpeg(50));
    await expect(imported(workspace, folder)).rejects.toMatchObject({ kind: 'CONFLICT' });

    const empty = temporaryFolder();
    await expect(imported(workspace, empty)).rejects.toMatchObject({ kind: 'BAD_INPUT' });
    writeFileSync(join(empty, 'notes.txt'), 'nothing here');
    await expect(imported(workspace, empty)).rejects.toMatchObject({ kind: 'BAD_INPUT' });
    await expect(imported(workspace, join(empty, 'none'))).rejects.toMatchObject({
      kind: 'BAD_INPUT',
    });
  });

  it('leaves datasets alone until it becomes a benchmark', async () => {
    const workspace = await aWorkspace();
    await imported(workspace, await aFolder());
    expect(workspace.nearDuplicates.isUpToDate()).toBe(true);
    expect(nearBenchmarks(workspace.benchmarkCopies).size).toBe(0);
    await judge(workspace, 'ann', 1, 'POS');
    benchmarkFromSet(workspace, { name: 'b', set: 'people', minAgreeing: 1, nowMs: 6 });
    expect(nearBenchmarks(workspace.benchmarkCopies).size).toBe(1);
    expect(workspace.benchmarkCopies.isUpToDate()).toBe(false);
  });
});

describe('benchmarkFromSet', () => {
  async function aJudgedWorkspace(): Promise<Workspace> {
    const workspace = await aWorkspace();
    await imported(workspace, await aFolder());
    const verdicts: Readonly<Record<number, readonly Verdict[]>> = {
      0: ['POS', 'POS', 'POS'],
      1: ['NEG', 'NEG', 'POS'],
      2: ['NEU', 'NEG', 'POS'],
      3: ['NEU', 'NEG', 'POS'],
      4: ['unsure', 'unsure', 'POS'],
      5: ['unusable', 'unusable', 'unusable'],
      6: ['NEU'],
    };
    for (const [picture, given] of Object.entries(verdicts)) {
      for (const [index, verdict] of given.entries()) {
        await judge(workspace, ['ann', 'ben', 'cat'][index] ?? '', Number(picture), verdict);
      }
    }
    await judge(workspace, 'dan', 3, 'NEU', 'adjudicate');
    return workspace;
  }

  it('keeps the images on which enough reviewers agree, and counts the others by reason', async () => {
    const workspace = await aJudgedWorkspace();
    const request = { name: 'b', set: 'people', minAgreeing: 2, nowMs: 6 };
    const { summary, leftOut } = benchmarkFromSet(workspace, request);

    expect(summary).toEqual({
      name: 'b',
      importedAtMs: 6,
      counts: { NEG: 1, NEU: 1, POS: 1 },
      rejected: IMAGES - 3,
      form: null,
      classes: [],
      agreement: [
        { agreeing: 3, annotators: 3, images: 1 },
        { agreeing: 2, annotators: 3, images: 1 },
        { agreeing: 1, annotators: 3, images: 1 },
      ],
    });
    expect(leftOut).toEqual({
      unjudged: IMAGES - 7,
      tooFewAgreeing: 1,
      disputed: 1,
      unsure: 1,
      unusable: 1,
    });
    const levels = new Map(
      workspace.benchmarks
        .agreedItems('b')
        .map(({ mediaId, polarity, agreeing, annotators }) => [
          mediaId,
          `${polarity} ${agreeing} of ${annotators}`,
        ]),
    );
    expect(levels.get(idOf(await noiseJpeg(0)))).toBe('POS 3 of 3');
    expect(levels.get(idOf(await noiseJpeg(1)))).toBe('NEG 2 of 3');
    expect(levels.get(idOf(await noiseJpeg(3)))).toBe('NEU 1 of 3');
    expect(workspace.benchmarks.items('b')).toHaveLength(3);
  });

  it('does not count verdicts on hidden repeats, nor those that were undone', async () => {
    const workspace = await aWorkspace();
    await imported(workspace, await aFolder());
    const places = workspace.reviewSets.judged('people');
    const repeat = places.find(({ repeats }) => repeats !== null);
    if (repeat === undefined) throw new Error('nothing is repeated');
    const { mediaId } = repeat;
    const answer = (reviewer: string, position: number | null, verdict: Verdict) =>
      workspace.reviewLog.answer({
        reviewer,
        set: 'people',
        position: position ?? -1,
        mediaId,
        verdict,
        atMs: 9,
      });
    answer('ann', repeat.repeats, 'NEG');
    answer('ann', repeat.position, 'POS');
    answer('ben', repeat.position, 'POS');
    answer('cat', repeat.repeats, 'POS');
    workspace.reviewLog.undo('cat', 10);

    benchmarkFromSet(workspace, { name: 'b', set: 'people', minAgreeing: 1, nowMs: 6 });
    expect(workspace.benchmarks.agreedItems('b')).toEqual([
      { mediaId, polarity: 'NEG', agreeing: 1, annotators: 1 },
    ]);
  });

  it('finds the same benchmark again, and refuses another one under its name', async () => {
    const workspace = await aJudgedWorkspace();
    const request = { name: 'b', set: 'people', minAgreeing: 2, nowMs: 6 };
    const first = benchmarkFromSet(workspace, request);
    expect(benchmarkFromSet(workspace, { ...request, nowMs: 99 })).toEqual(first);
    expect(() => benchmarkFromSet(workspace, { ...request, minAgreeing: 3 })).toThrow(
      'there already',
    );
    await judge(workspace, 'ann', 8, 'POS');
    await judge(workspace, 'ben', 8, 'POS');
    expect(() => benchmarkFromSet(workspace, request)).toThrow('there already');
  });

  it('says why nothing can go into a benchmark', async () => {
    const workspace = await aJudgedWorkspace();
    expect(() =>
      benchmarkFromSet(workspace, { name: 'b', set: 'none', minAgreeing: 1, nowMs: 6 }),
    ).toThrow('no review set');
    const empty = await aWorkspace();
    await imported(empty, await aFolder());
    expect(() =>
      benchmarkFromSet(empty, { name: 'b', set: 'people', minAgreeing: 1, nowMs: 6 }),
    ).toThrow(`unjudged ${IMAGES}`);
  });
});
