import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import { noiseJpeg } from '../../helpers/broken-images.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

async function emptyWorkspace(): Promise<string> {
  const folder = join(temporaryFolder(), 'ws');
  (await openWorkspace(folder, { create: true, nowMs: 1 })).close();
  return folder;
}

function studio(workspace: string, ...args: readonly string[]) {
  const environment = { T4SA_USER_DATA: join(workspace, 'user') };
  return runStudio(['-w', workspace, ...args], { environment });
}

test('a folder becomes a labelling set; without verdicts no benchmark comes of it', async () => {
  const workspace = await emptyWorkspace();
  const images = join(temporaryFolder(), 'images');
  mkdirSync(join(images, 'deep/er'), { recursive: true });
  for (const [index, place] of ['a.jpg', 'deep/b.jpg', 'deep/er/c.jpg'].entries()) {
    writeFileSync(join(images, place), await noiseJpeg(index));
  }
  writeFileSync(join(images, 'deep/notes.txt'), 'no image');

  const made = await studio(workspace, 'labelling-set', 'people', images, '--repeat-share', '0.3');
  expect(made.events.at(-1)).toMatchObject({
    event: 'finished',
    summary: { images: 3, repeats: 1, copies: 0, rejected: 1, 'image:not-an-image': 1 },
  });
  const benchmark = await studio(workspace, 'benchmark-from-set', 'b', 'people');
  expect(benchmark.code).toBe(1);
  expect(benchmark.stderr).toContain('unjudged 3');
});

test('students are listed, and only one that is there can be chosen', async () => {
  const workspace = await emptyWorkspace();
  const listed = await studio(workspace, 'student', 'list');
  expect(listed.events.at(-1)).toEqual({ event: 'students', students: [] });
  const unknown = await studio(workspace, 'student', 'choose', 'eve');
  expect(unknown.events.at(-1)).toMatchObject({ event: 'failed', kind: 'NOT_FOUND' });
  const none = await studio(workspace, 'student', 'choose');
  expect(none.events.at(-1)).toEqual({ event: 'chosen', student: null });
  const crossFit = await studio(workspace, 'cross-fit', 'eve', '--dataset', 'd', '--folds', '1');
  expect(crossFit.events.at(-1)).toMatchObject({ event: 'failed', kind: 'BAD_INPUT' });
});
