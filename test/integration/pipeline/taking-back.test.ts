import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { createImageInspector, LENIENT } from '../../../src/main/media/image-inspector.ts';
import { cleanMedia } from '../../../src/main/pipeline/clean-media.ts';
import type { ImageInspector } from '../../../src/main/pipeline/ports/image-inspector.ts';
import { settleDecisions } from '../../../src/main/pipeline/settle-decisions.ts';
import { openWorkspace, type Workspace } from '../../../src/main/storage/open-workspace.ts';
import type { MediaId } from '../../../src/shared/domain/ids.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { noiseJpeg } from '../../helpers/broken-images.ts';
import { fetchedFiles } from '../../helpers/fetched-files.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { textCard } from '../../helpers/text-cards.ts';

const idle = { signal: new AbortController().signal, report: () => undefined };
const whole = { offset: 0, limit: 200 };

function flat(colour: string): Sharp {
  return sharp({ create: { width: 200, height: 150, channels: 3, background: colour } });
}

const FILES: Record<string, () => Promise<Buffer>> = {
  photo: () => noiseJpeg(1),
  card: () => textCard(1),
  red: () => flat('#a01010').jpeg().toBuffer(),
  blue: () => flat('#1010a0').jpeg().toBuffer(),
  small: () => noiseJpeg(2, 40),
  broken: async () => (await noiseJpeg(3)).subarray(0, 1000),
  film: async () => {
    const frames = [noiseJpeg(4), noiseJpeg(5)];
    return sharp(await Promise.all(frames), { join: { animated: true } })
      .gif()
      .toBuffer();
  },
};

/** Fetches the files as images of a post each. */
async function fetched(workspace: Workspace): Promise<(name: string) => MediaId> {
  const made = Object.entries(FILES).map(async ([name, make]) => [name, await make()] as const);
  return fetchedFiles(workspace, Object.fromEntries(await Promise.all(made)));
}

function counting(inspector: ImageInspector): ImageInspector & { count: number } {
  const counted = {
    count: 0,
    inspect: (path: string) => {
      counted.count += 1;
      return inspector.inspect(path);
    },
  };
  return counted;
}

/** As the job does it. */
async function clean(
  workspace: Workspace,
  inspector = counting(createImageInspector({ judgesContent: true })),
) {
  await settleDecisions(workspace, idle);
  return cleanMedia(
    { ...workspace, inspector, lenientInspector: createImageInspector(LENIENT) },
    { concurrency: 2 },
    idle,
  );
}

function reasons(workspace: Workspace): Record<string, number> {
  return Object.fromEntries(
    workspace.leftOut
      .counts()
      .flatMap(({ reason, leftOut }) => (leftOut === 0 ? [] : [[reason, leftOut]])),
  );
}

it('every kind of damage is told apart, listed and counted', async () => {
  const workspace = await aWorkspace();
  const ids = await fetched(workspace);
  const { clean: found } = await clean(workspace);

  expect(found).toBe(1);
  expect(reasons(workspace)).toEqual({
    'image:single-coloured': 2,
    'image:text-card': 1,
    'image:too-small': 1,
    'image:truncated': 1,
    'image:animated': 1,
  });
  const small = workspace.leftOut.leftOut({ reason: 'image:too-small', ...whole });
  expect(small).toMatchObject({
    total: 1,
    images: [{ mediaId: ids('small'), detail: '40 × 40 pixels', text: expect.any(String) }],
  });
  const second = { reason: 'image:single-coloured' as const, offset: 1, limit: 1 };
  expect(workspace.leftOut.leftOut(second).images).toHaveLength(1);
});

it('what is taken back is hashed by the next check, and no later one leaves it out or decodes it again', async () => {
  const workspace = await aWorkspace();
  const ids = await fetched(workspace);
  await clean(workspace);

  const { images } = workspace.leftOut.takeBack({ reason: 'image:single-coloured' }, 1);
  const film = ids('film');
  const small = ids('small');
  workspace.leftOut.takeBack({ mediaIds: [film, small] }, 2);

  expect(images).toBe(2);
  await settleDecisions(workspace, idle);
  expect(workspace.media.countUnchecked()).toBe(4);
  expect(await clean(workspace)).toEqual({ clean: 4, damaged: 0 });
  expect(workspace.media.formatOf(film)).toBe('gif');
  const taken = workspace.leftOut.takenBack({ reason: 'image:animated', ...whole });
  expect(taken).toMatchObject({ total: 1, images: [{ mediaId: film, detail: '2 frames' }] });
  expect(reasons(workspace)).toEqual({ 'image:text-card': 1, 'image:truncated': 1 });

  const again = counting(createImageInspector({ judgesContent: true }));
  expect(await clean(workspace, again)).toEqual({ clean: 0, damaged: 0 });
  expect(again.count).toBe(0);
});

it('a decision outlives a program that ended before the check, and one that was taken back again', async () => {
  const folder = temporaryFolder();
  const first = await openWorkspace(folder, { create: true, nowMs: 1 });
  await fetched(first);
  await clean(first);
  const cards = first.leftOut.takeBack({ reason: 'image:text-card' }, 1);
  first.leftOut.takeBack({ reason: 'image:single-coloured' }, 1);
  await settleDecisions(first, idle);
  first.close();

  const second = await aWorkspace(folder);
  expect(second.media.countUnchecked()).toBe(3);
  expect(second.leftOut.leaveOut({ decision: cards.decision })).toBe(1);
  expect(await clean(second)).toEqual({ clean: 2, damaged: 0 });
  expect(reasons(second)).toMatchObject({ 'image:text-card': 1 });
  const later = second.leftOut.takeBack({ reason: 'image:text-card' }, 2);
  expect(later.decision).toBeGreaterThan(cards.decision);
  expect(second.leftOut.leaveOut({ decision: cards.decision })).toBe(0);
});

it('what is left out again loses its label and its group, and is searched anew with the others', async () => {
  const workspace = await aWorkspace();
  const ids = await fetched(workspace);
  await clean(workspace);
  workspace.leftOut.takeBack({ reason: 'image:single-coloured' }, 1);
  await clean(workspace);
  const posts = workspace.weakLabels.unlabelled('test', 100);
  workspace.weakLabels.commitLabels(
    'test',
    posts.map(({ postId }) => ({ postId, probabilities: [0, 0, 1] })),
  );
  workspace.weakLabels.passOnToMedia('test');
  const [red, blue, photo] = [ids('red'), ids('blue'), ids('photo')];
  const group = [red, blue].map((mediaId) => ({ mediaId, distance: 0 }));
  workspace.nearDuplicates.replaceGroups(
    [{ representative: blue, members: group }],
    [red, blue, photo],
    8,
  );
  const funnel = () => workspace.funnel('test', { NEG: 0, NEU: 0, POS: 0 });
  expect(funnel().labelledMedia.POS).toBe(3);

  expect(workspace.leftOut.leaveOut({ mediaIds: [red, photo] })).toBe(1);

  expect(funnel().media).toMatchObject({ clean: 2, damaged: 5 });
  expect(funnel().labelledMedia.POS).toBe(2);
  expect(reasons(workspace)).toMatchObject({ 'image:single-coloured': 1 });
  expect(funnel().nearDuplicates).toEqual({ upToDate: false, groups: 0, redundant: 0 });
});

it('a check that was under way does not undo what a person decided meanwhile', async () => {
  const workspace = await aWorkspace();
  const ids = await fetched(workspace);
  await clean(workspace);
  const small = ids('small');
  const { decision } = workspace.leftOut.takeBack({ mediaIds: [small] }, 1);
  const inspection = await createImageInspector(LENIENT).inspect(workspace.files.pathOf(small));
  workspace.leftOut.leaveOut({ decision });
  await settleDecisions(workspace, idle);

  workspace.media.commitInspections([{ mediaId: small, inspection }]);

  expect(reasons(workspace)).toMatchObject({ 'image:too-small': 1 });
});

it('what cannot be decoded cannot be taken back, and what is not left out is not found', async () => {
  const workspace = await aWorkspace();
  const ids = await fetched(workspace);
  await clean(workspace);
  const scope = (name: string) => ({ mediaIds: [ids(name)] });

  expect(() => workspace.leftOut.takeBack(scope('broken'), 1)).toThrow('breaks off');
  expect(() => workspace.leftOut.takeBack(scope('photo'), 1)).toThrow('None of these');
  expect(() => workspace.leftOut.takeBack({ reason: 'image:too-many-pixels' }, 1)).toThrow(
    'None of these',
  );
  expect(workspace.media.countUnchecked()).toBe(0);
});
