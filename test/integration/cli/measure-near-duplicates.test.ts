import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import { fillWithScenes } from '../../helpers/drawn-images.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

test('a measurement is told as one JSON line; a sample that is too small is refused', async () => {
  const folder = join(temporaryFolder(), 'ws');
  const workspace = await openWorkspace(folder, { create: true, nowMs: 1 });
  await fillWithScenes(workspace, 4);
  workspace.close();
  const studio = (...args: readonly string[]) =>
    runStudio(['-w', folder, 'measure-near-duplicates', ...args], {
      environment: { T4SA_USER_DATA: join(folder, 'user') },
    });

  const measured = await studio('--sample', '20', '--seed', '2');
  expect(measured.code).toBe(0);
  expect(measured.events.at(-1)).toMatchObject({
    event: 'measurement',
    ...{ seed: 2, sample: 4, searched: 4, unreadable: 0 },
    settings: { radius: 8, leastScore: 0.8 },
    rows: expect.arrayContaining([
      expect.objectContaining({ kind: 'flip', planted: 4, wrong: expect.any(Number) }),
    ]),
  });

  const refused = await studio('--sample', '5');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('sample');
});
