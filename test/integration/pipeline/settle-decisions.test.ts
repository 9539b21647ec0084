import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { settleDecisions } from '../../../src/main/pipeline/settle-decisions.ts';
import type { Workspace } from '../../../src/main/storage/open-workspace.ts';
import { aStudio } from '../../helpers/a-studio.ts';
import { aWorkspace, mediaIdOf } from '../../helpers/a-workspace.ts';
import { fillWithLeftOut } from '../../helpers/left-out-images.ts';

const IMAGES = 3000;
const SMALL = { reason: 'image:too-small' } as const;
const idle = { signal: new AbortController().signal, report: () => undefined };

async function filled(): Promise<Workspace> {
  const workspace = await aWorkspace();
  fillWithLeftOut(workspace, IMAGES);
  return workspace;
}

function counts({ leftOut }: Workspace) {
  const [{ leftOut: out, takenBack } = { leftOut: 0, takenBack: 0 }] = leftOut.counts();
  return { out, takenBack };
}

it('other work has its turns while many images are taken back, and progress is told', async () => {
  const workspace = await filled();
  const { decision, images } = workspace.leftOut.takeBack(SMALL, 1);
  expect(images).toBe(IMAGES);
  let turns = 0;
  let isOver = false;
  const others = (async () => {
    while (!isOver) {
      await nextTurn();
      turns += 1;
    }
  })();
  const done: number[] = [];
  await settleDecisions(workspace, {
    ...idle,
    report: (progress) => {
      expect(progress.total).toBe(IMAGES);
      done.push(progress.done);
    },
  });
  isOver = true;
  await others;

  expect(turns).toBeGreaterThanOrEqual(IMAGES / 200);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect(done.at(-1)).toBe(IMAGES);
  expect(counts(workspace)).toEqual({ out: 0, takenBack: IMAGES });
  expect(workspace.leftOut.leaveOut({ decision })).toBe(IMAGES);
  await settleDecisions(workspace, idle);
  expect(counts(workspace)).toEqual({ out: IMAGES, takenBack: 0 });
  expect(workspace.media.countUnchecked()).toBe(0);
});

it('what is stopped goes on later, and the same reason asked for meanwhile is the same decision', async () => {
  const workspace = await filled();
  const taken = workspace.leftOut.takeBack(SMALL, 1);
  const abort = new AbortController();
  const stopped = settleDecisions(workspace, {
    signal: abort.signal,
    report: ({ done }) => done >= IMAGES / 2 && abort.abort(),
  });
  await expect(stopped).rejects.toThrow();
  expect(counts(workspace).out).toBeLessThanOrEqual(IMAGES / 2);
  expect(counts(workspace).out).toBeGreaterThan(0);
  expect(workspace.leftOut.takeBack(SMALL, 2)).toEqual(taken);

  await Promise.all([settleDecisions(workspace, idle), settleDecisions(workspace, idle)]);

  expect(counts(workspace)).toEqual({ out: 0, takenBack: IMAGES });
});

it('undoing a decision that is under way stops it, and touches nothing that others took back', async () => {
  const workspace = await filled();
  const named = [mediaIdOf('small 1'), mediaIdOf('small 2')];
  workspace.leftOut.takeBack({ mediaIds: named }, 1);
  const { decision, images } = workspace.leftOut.takeBack(SMALL, 2);
  expect(images).toBe(IMAGES - named.length);
  workspace.leftOut.settle(100);

  expect(workspace.leftOut.leaveOut({ decision })).toBe(100);
  await settleDecisions(workspace, idle);

  expect(counts(workspace)).toEqual({ out: IMAGES - named.length, takenBack: named.length });
  const none = workspace.leftOut.takeBack(SMALL, 3);
  expect(workspace.leftOut.leaveOut({ decision: none.decision })).toBe(0);
  expect(workspace.leftOut.settle(100)).toBeNull();
});

it('a workspace that is opened again goes on with what was decided', async () => {
  const { studio, open, client } = await aStudio();
  const { workspace } = studio.requireSession();
  fillWithLeftOut(workspace, IMAGES);
  const { decision } = workspace.leftOut.takeBack(SMALL, 1);
  workspace.leftOut.settle(100);

  await open();

  const left = async () => (await client.media.leftOutCounts())[0];
  await expect.poll(left).toMatchObject({ leftOut: 0, takenBack: IMAGES });
  expect(await client.media.leaveOut({ decision })).toEqual({ images: IMAGES });
  expect(await left()).toMatchObject({ leftOut: IMAGES, takenBack: 0 });
});

it('answers once all have followed, at once where they are few', async () => {
  const { studio, client } = await aStudio();
  fillWithLeftOut(studio.requireSession().workspace, IMAGES);
  const few = { mediaIds: [mediaIdOf('small 1')] };

  expect(await client.media.takeBack(few)).toMatchObject({ images: 1 });
  expect(await client.media.takeBack(SMALL)).toMatchObject({ images: IMAGES - 1 });

  expect(await client.media.leftOutCounts()).toMatchObject([{ leftOut: 0, takenBack: IMAGES }]);
  expect((await client.funnel.get()).media).toMatchObject({ unchecked: IMAGES });
});
