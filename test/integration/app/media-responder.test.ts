import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { composeStudio } from '../../../src/main/app/compose-studio.ts';
import { createMediaResponder } from '../../../src/main/app/media-responder.ts';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import { PROGRAM_FILES } from '../../helpers/program-files.ts';
import { fillWithFiles } from '../../helpers/stored-images.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const NEVER = new AbortController().signal;

async function aStudio() {
  const folder = temporaryFolder();
  const workspace = await openWorkspace(folder, { create: true, nowMs: 1 });
  const [first, second] = await fillWithFiles(workspace, 2);
  workspace.close();
  const { studio, close } = composeStudio({
    shell: 'command-line',
    mediaBaseUrl: '/media',
    userDataFolder: join(folder, 'user'),
    environment: {},
    ...PROGRAM_FILES,
    startTrainer: () => {
      throw new Error('images need no trainer');
    },
    onBug: (error) => {
      throw error;
    },
  });
  onTestFinished(close);
  await studio.open(folder, { create: false });
  if (first === undefined || second === undefined) throw new Error('two images were made');
  return { studio, first, second, respond: createMediaResponder(studio) };
}

describe('createMediaResponder', () => {
  it('answers with the kept thumbnail that is just as large or larger, or as large as asked', async () => {
    const { studio, first, respond } = await aStudio();
    const { jobs, thumbnails } = studio.requireSession();
    const job = await jobs.ended(jobs.start({ kind: 'make-thumbnails' }).jobId);
    expect(job).toMatchObject({ state: 'finished', summary: { images: 2 } });

    for (const [asked, kept] of [
      ['100', 128],
      ['256', 256],
      ['300', 512],
    ] as const) {
      const answer = await respond(first, asked, NEVER);
      expect(answer).toMatchObject({ status: 200, contentType: 'image/webp' });
      expect(answer).toMatchObject({ body: await thumbnails.get(first, kept, NEVER) });
    }
    const large = await respond(first, '1024', NEVER);
    if (large.status !== 200) throw new Error('there is a large one');
    expect(await sharp(large.body).metadata()).toMatchObject({ format: 'webp', width: 96 });
  });

  it('answers with the image itself where no side is asked for', async () => {
    const { first, respond } = await aStudio();

    expect(await respond(first, null, NEVER)).toMatchObject({ contentType: 'image/jpeg' });
  });

  it('knows nothing but images, sides that make sense, and an open workspace', async () => {
    const { studio, first, respond } = await aStudio();

    for (const [id, side] of [
      ['../workspace.sqlite', null],
      ['0'.repeat(64), '128'],
      [first, '9999'],
      [first, 'x'],
    ] as const) {
      expect(await respond(id, side, NEVER)).toEqual({ status: 404 });
    }
    await studio.close();
    expect(await respond(first, '128', NEVER)).toEqual({ status: 404 });
  });

  it('lets go of a request whose asker is gone', async () => {
    const { first, respond } = await aStudio();

    expect(await respond(first, '128', AbortSignal.abort())).toEqual({ status: 404 });
  });
});
