import { describe, expect, it } from 'vitest';
import type { CopyFinding } from '../../../src/main/domain/copies/verify-pair.ts';
import { WHOLE_GALLERY } from '../../../src/shared/domain/gallery.ts';
import type { GroupsRequest } from '../../../src/shared/domain/near-duplicates.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { fillLinked, imageAt } from '../../helpers/linked-workspace.ts';

const found = (score: number): CopyFinding => ({ kind: 'cropped', isMirrored: false, score });
const LINKS = [
  [0, 1, found(0.95)],
  [1, 2, found(0.9)],
  [0, 2, found(0.7)],
  [3, 4, found(0.75)],
  [5, 7, found(0.85)],
] as const;
/** The gallery's thread starts first. */
const PATIENT = { timeout: 10_000 };
const ALL: GroupsRequest = { shown: 'all', order: 'largest', offset: 0, limit: 10 };

/** A program over ten images; posts are as old as their number's remainder by four, labels POS and NEG in turn. */
async function aSearchedStudio() {
  const { client, studio, open, run } = await aStudio();
  await fillLinked(studio.requireSession().workspace, { images: 10, links: LINKS });
  const groups = async (changes: Partial<GroupsRequest> = {}) => {
    const page = await client.nearDuplicates.groups({ ...ALL, ...changes });
    return page.groups.map(({ members }) => members.map(({ mediaId }) => numberOf(mediaId)));
  };
  return { client, studio, open, run, groups };
}

function numberOf(mediaId: string): number {
  return Array.from({ length: 10 }, (_, nth) => imageAt(nth) as string).indexOf(mediaId);
}

const ids = (...numbers: readonly number[]) => numbers.map(imageAt);

describe('near-duplicate groups', () => {
  it('are shown in order, with reasons, labels that differ, and what other thresholds would give', async () => {
    const { client, groups } = await aSearchedStudio();

    expect(await groups()).toEqual([
      [0, 1],
      [5, 7],
    ]);
    expect(await groups({ order: 'least-sure' })).toEqual([
      [5, 7],
      [0, 1],
    ]);
    expect(await groups({ shown: 'conflicts' })).toEqual([[0, 1]]);
    expect(await groups({ shown: 'by-hand' })).toEqual([]);
    expect(await groups({ offset: 1 })).toEqual([[5, 7]]);
    const group = await client.nearDuplicates.group({ mediaId: imageAt(1) });
    expect(group).toMatchObject({
      representative: imageAt(0),
      isKeptByHand: false,
      conflict: { majority: 'NEG' },
    });
    expect(group?.members[1]).toMatchObject({
      ...{ mediaId: imageAt(1), width: 640, height: 480, sizeBytes: 1000, postedAtMs: 1 },
      weak: { polarity: 'NEG', confidence: 0.51 },
      ...{ isSensitive: false, kind: 'cropped', score: 0.95, isMirrored: false, isByHand: false },
    });
    expect(await client.nearDuplicates.group({ mediaId: imageAt(9) })).toBeNull();
    const overview = await client.nearDuplicates.overview();
    expect(overview).toMatchObject({
      ...{
        radius: 8,
        leastScore: 0.8,
        groups: 2,
        images: 4,
        redundant: 2,
        conflicts: 1,
        byHand: 0,
      },
      ...{ canUndo: false, canRedo: false },
    });
    const redundant = new Map(overview.curve.map((point) => [point.leastScore, point.redundant]));
    expect(
      [0.6, 0.7, 0.71, 0.75, 0.76, 0.85, 0.86, 0.95, 0.96].map((at) => redundant.get(at)),
    ).toEqual([4, 4, 3, 3, 2, 2, 1, 1, 0]);
  });

  it('follow another threshold without another search, and the settings tell it', async () => {
    const { client, run, groups } = await aSearchedStudio();

    const job = await run({ kind: 'near-duplicates', leastScore: 0.7 });

    expect(job.summary).toMatchObject({ groups: 3, redundant: 4 });
    expect(await groups()).toEqual([
      [0, 1, 2],
      [4, 3],
      [5, 7],
    ]);
    expect((await client.settings.get()).nearDuplicateLeastScore).toBe(0.7);
    expect((await client.nearDuplicates.overview()).leastScore).toBe(0.7);
  });

  it('are split, merged and kept by hand, back and forth, and stay so after a restart and a search', async () => {
    const { client, open, run, groups } = await aSearchedStudio();
    const before = await groups();

    const merged = await client.nearDuplicates.decide({
      kind: 'together',
      mediaIds: ids(0, 5),
    });
    expect(merged.kind).toBe('together');
    expect(merged.gone.toSorted()).toEqual(ids(0, 5).toSorted());
    expect(merged.groups).toHaveLength(1);
    expect(merged.groups[0]?.members.map(({ isByHand }) => isByHand).toSorted()).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const kept = await client.nearDuplicates.decide({ kind: 'keep', mediaId: imageAt(7) });
    expect(kept.groups[0]).toMatchObject({ representative: imageAt(7), isKeptByHand: true });
    await client.nearDuplicates.decide({ kind: 'apart', mediaIds: ids(1) });
    const split = await groups();
    expect(split.map((members) => members.toSorted())).toEqual([
      [0, 5, 7],
      [1, 2],
    ]);
    expect(await groups({ shown: 'by-hand' })).toEqual(split);

    await open();
    expect(await groups()).toEqual(split);
    await run({ kind: 'near-duplicates' });
    expect(await groups()).toEqual(split);

    for (let undone = 0; undone < 3; undone += 1) await client.nearDuplicates.undo();
    expect(await client.nearDuplicates.undo()).toBeNull();
    expect(await groups()).toEqual(before);
    for (let redone = 0; redone < 3; redone += 1) await client.nearDuplicates.redo();
    expect(await client.nearDuplicates.redo()).toBeNull();
    expect(await groups()).toEqual(split);
    await client.nearDuplicates.undo();
    await client.nearDuplicates.decide({ kind: 'dissolve', mediaId: imageAt(0) });
    expect(await client.nearDuplicates.redo()).toBeNull();
    expect(await groups()).toEqual([[1, 2]]);
  });

  it('change the funnel and the gallery with a decision', async () => {
    const { client, run } = await aSearchedStudio();
    const look = { filter: WHOLE_GALLERY, order: 'newest', grouping: 'near-duplicates' } as const;
    const inGroups = async () => {
      const { sections } = await client.gallery.open(look);
      return sections.filter(({ count }) => count === 2).length;
    };
    await run({ kind: 'near-duplicates' });
    await expect.poll(inGroups, PATIENT).toBe(2);

    await client.nearDuplicates.decide({ kind: 'dissolve', mediaId: imageAt(5) });

    expect((await client.funnel.get()).nearDuplicates).toMatchObject({ groups: 1, redundant: 1 });
    await expect.poll(inGroups, PATIENT).toBe(1);
  }, 30_000);

  it('refuse what cannot be decided, in words', async () => {
    const { client, studio } = await aSearchedStudio();
    const { decide } = client.nearDuplicates;

    await expect(decide({ kind: 'keep', mediaId: imageAt(9) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('in no near-duplicate group'),
    });
    await expect(decide({ kind: 'apart', mediaIds: ids(0, 1) })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(
      decide({ kind: 'together', mediaIds: [imageAt(0), imageAt(77)] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { jobs } = studio.requireSession();
    const { jobId } = jobs.start({ kind: 'near-duplicates', radius: 9 });
    await expect(decide({ kind: 'keep', mediaId: imageAt(0) })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    jobs.cancel(jobId);
    await jobs.ended(jobId);
  });

  it('are not changed by hand before a search of another radius has ended', async () => {
    const { client, studio } = await aSearchedStudio();
    studio.requireSession().workspace.copies.begin(5);

    await expect(
      client.nearDuplicates.decide({ kind: 'keep', mediaId: imageAt(0) }),
    ).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('search') });
  });
});
