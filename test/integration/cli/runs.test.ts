import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fillWithDataset } from '../../helpers/trainable-workspace.ts';

it('lists runs with what they hold, and removes one only when it is told to', async () => {
  const folder = temporaryFolder();
  const environment = { T4SA_USER_DATA: temporaryFolder() };
  const workspace = await aWorkspace(folder);
  fillWithDataset(workspace);
  const settings = defaultFineTuneSettings('FT-F');
  workspace.runs.create({ name: 'r', dataset: 'd', settings, createdAtMs: 1 });
  workspace.runs.setState('r', 'failed', { failure: 'the disk is full' });
  mkdirSync(workspace.runFiles.folderOf('r'));
  writeFileSync(join(workspace.runFiles.folderOf('r'), 'weights.bin'), Buffer.alloc(3_000_000));
  workspace.close();
  const runs = (...args: readonly string[]) =>
    runStudio(['-w', folder, 'runs', ...args], { environment });

  expect((await runs()).events).toEqual([
    {
      event: 'runs',
      runs: [expect.objectContaining({ name: 'r', state: 'failed', failure: 'the disk is full' })],
    },
  ]);
  expect((await runs('footprint')).events).toEqual([
    { event: 'footprints', footprints: [{ name: 'r', bytes: 3_000_000, evaluations: [] }] },
  ]);
  const asked = await runs('remove', 'r');
  expect(asked.code).toBe(1);
  expect(asked.stderr).toContain('deletes 3.0 MB');
  expect((await runs('finish', 'r')).events).toMatchObject([{ kind: 'CONFLICT' }]);
  expect((await runs('remove', 'r', '--yes')).code).toBe(0);
  expect((await runs()).events).toEqual([{ event: 'runs', runs: [] }]);
  expect((await runs('remove', 'r', '--yes')).events).toMatchObject([{ kind: 'NOT_FOUND' }]);
}, 180_000);
