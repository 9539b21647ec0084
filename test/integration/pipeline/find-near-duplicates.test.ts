import { rmSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { findNearDuplicates } from '../../../src/main/pipeline/find-near-duplicates.ts';
import type { StageControl } from '../../../src/main/pipeline/stage-control.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import { aWorkspace, fillWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import {
  addImages,
  IDLE,
  idOfBytes,
  picturesWithCopies,
  searchPorts,
} from '../../helpers/copy-workspace.ts';

const RADIUS = { radius: 8, leastScore: 0.8, concurrency: 2 };

let pictures: readonly (readonly Buffer[])[];
let images: readonly Buffer[];

beforeAll(async () => {
  pictures = await picturesWithCopies();
  images = pictures.flat();
});

async function aFilledWorkspace(): Promise<Workspace> {
  const workspace = await aWorkspace();
  await addImages(workspace, images);
  return workspace;
}

function linksOf(workspace: Workspace) {
  return workspace.copies.links(null, 10_000).toSorted((x, y) => (x.a + x.b < y.a + y.b ? -1 : 1));
}

describe('findNearDuplicates', () => {
  it('groups crops, flips and re-encodings with their picture, and no pictures that differ', async () => {
    const workspace = await aFilledWorkspace();

    const summary = await findNearDuplicates(searchPorts(workspace), RADIUS, IDLE);

    const pictureOf = new Map(
      pictures.flatMap((copies, picture) => copies.map((bytes) => [idOfBytes(bytes), picture])),
    );
    const groups = workspace.nearDuplicates.groups();
    for (const group of groups) {
      expect(new Set(group.map((mediaId) => pictureOf.get(mediaId))).size).toBe(1);
    }
    expect(summary.images).toBe(images.length);
    const copies = images.length - pictures.length;
    expect(summary.redundant).toBeGreaterThanOrEqual(0.9 * copies);
    expect(workspace.nearDuplicates.isUpToDate()).toBe(true);
  });

  it('finds the same links and groups however the images come in', async () => {
    const atOnce = await aFilledWorkspace();
    await findNearDuplicates(searchPorts(atOnce), RADIUS, IDLE);
    const inBatches = await aFilledWorkspace();
    await findNearDuplicates(searchPorts(inBatches), { ...RADIUS, batch: 17 }, IDLE);
    const later = await aWorkspace();
    for (const part of [images.slice(40), images.slice(0, 3), images.slice(3, 40)]) {
      await addImages(later, part);
      await findNearDuplicates(searchPorts(later), RADIUS, IDLE);
    }

    for (const workspace of [inBatches, later]) {
      expect(linksOf(workspace)).toEqual(linksOf(atOnce));
      expect(workspace.nearDuplicates.groups()).toEqual(atOnce.nearDuplicates.groups());
    }
  });

  it('does not look again for links of images that were searched', async () => {
    const workspace = await aFilledWorkspace();
    await findNearDuplicates(searchPorts(workspace), RADIUS, IDLE);
    const ports = searchPorts(workspace);
    const copySearch = {
      findCandidates: () => Promise.reject(new Error('nothing is new')),
    };

    await findNearDuplicates({ ...ports, copySearch }, RADIUS, IDLE);

    expect(workspace.nearDuplicates.groups().length).toBe(pictures.length);
  });

  it('goes on where it was stopped', async () => {
    const undisturbed = await aFilledWorkspace();
    await findNearDuplicates(searchPorts(undisturbed), RADIUS, IDLE);
    const workspace = await aFilledWorkspace();
    const options = { ...RADIUS, batch: 20 };
    const stop = new AbortController();
    const control: StageControl = {
      signal: stop.signal,
      report: ({ done, message }) => {
        if (done > 20 && message.startsWith('comparing')) stop.abort(new Error('stopped'));
      },
    };

    await expect(findNearDuplicates(searchPorts(workspace), options, control)).rejects.toThrow(
      'stopped',
    );
    expect(workspace.nearDuplicates.groups()).toEqual([]);
    const searched = workspace.copies.images('', 1000).filter((image) => image.isSearched).length;
    expect(searched).toBeGreaterThanOrEqual(20);
    expect(searched).toBeLessThan(images.length);
    await findNearDuplicates(searchPorts(workspace), options, IDLE);

    expect(linksOf(workspace)).toEqual(linksOf(undisturbed));
    expect(workspace.nearDuplicates.groups()).toEqual(undisturbed.nearDuplicates.groups());
  });

  it('searches anew with another radius, and finds less with a smaller one', async () => {
    const workspace = await aFilledWorkspace();
    await findNearDuplicates(searchPorts(workspace), RADIUS, IDLE);
    const before = linksOf(workspace);

    const narrow = await findNearDuplicates(searchPorts(workspace), { ...RADIUS, radius: 0 }, IDLE);

    expect(workspace.settings.nearDuplicateRadius()).toBe(0);
    expect(linksOf(workspace).length).toBeLessThan(before.length);
    expect(narrow.redundant).toBeLessThan(images.length - pictures.length);
    await findNearDuplicates(searchPorts(workspace), RADIUS, IDLE);
    expect(linksOf(workspace)).toEqual(before);
  });

  it('reads the files of images that have no print', async () => {
    const workspace = await aFilledWorkspace();
    await findNearDuplicates(searchPorts(workspace), RADIUS, IDLE);
    const groups = workspace.nearDuplicates.groups();
    const older = await aWorkspace();
    const media = { ...older.media };
    await addImages(
      {
        ...older,
        media: {
          ...media,
          commitInspections: (results) =>
            media.commitInspections(
              results.map(({ mediaId, inspection }) => {
                const { grey: _, ...rest } = { grey: undefined, ...inspection };
                return { mediaId, inspection: rest };
              }),
            ),
        },
      },
      images,
    );
    expect(older.copies.withoutPrint('', 1000)).toHaveLength(images.length);

    await findNearDuplicates(searchPorts(older), RADIUS, IDLE);

    expect(older.nearDuplicates.groups()).toEqual(groups);
  });

  it('keeps images whose file is gone apart, but for those of the same hash', async () => {
    const workspace = await aWorkspace();
    fillWorkspace(
      workspace,
      ['one', 'two'].map((name) => ({
        nativeId: name,
        images: [name],
        polarity: 'POS',
        confidence: 0.9,
      })),
    );

    const summary = await findNearDuplicates(searchPorts(workspace), RADIUS, IDLE);

    expect(summary).toEqual({ images: 2, groups: 0, redundant: 0 });
    expect(workspace.copies.withoutPrint('', 10)).toEqual(['one', 'two'].map(mediaIdOf).toSorted());
    expect(workspace.nearDuplicates.isUpToDate()).toBe(true);
  });

  it('keeps the print of a cleaned image: the file is not read again', async () => {
    const workspace = await aFilledWorkspace();
    for (const bytes of images) rmSync(workspace.files.pathOf(idOfBytes(bytes)));

    await findNearDuplicates(searchPorts(workspace), RADIUS, IDLE);

    expect(workspace.nearDuplicates.groups().length).toBe(pictures.length);
  });
});
