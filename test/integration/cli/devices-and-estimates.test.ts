import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import { pathWithNvidiaSmi } from '../../helpers/fake-nvidia-smi.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fillWithPictures } from '../../helpers/trainable-workspace.ts';

test('devices are listed with what is in their way, and chosen for good', async () => {
  const folder = temporaryFolder();
  const environment = {
    T4SA_USER_DATA: folder,
    PATH: pathWithNvidiaSmi(folder, 'NVIDIA GeForce RTX 3080, 10240, 470.63.01\n'),
  };
  const studio = (...args: readonly string[]) => runStudio(['devices', ...args], { environment });

  const chosen = await studio('--choose', 'cpu');
  expect(chosen.code, chosen.stderr).toBe(0);
  const refused = await studio('--choose', 'gpu-9');
  expect(refused.events.at(-1)).toMatchObject({ event: 'failed', kind: 'BAD_INPUT' });
  expect((await studio()).events.at(-1)).toMatchObject({
    event: 'devices',
    choice: 'cpu',
    used: 'cpu',
    devices: [
      { id: 'gpu-0', name: 'NVIDIA GeForce RTX 3080', memoryBytes: 10_240 * 2 ** 20 },
      { id: 'cpu', obstacle: null },
    ],
  });
  const unknown = await studio('--choose', 'abacus');
  expect(unknown.stderr).toContain('abacus names no device');
}, 120_000);

test('an estimate is told, and nothing is trained', async () => {
  const folder = temporaryFolder();
  const workspace = await openWorkspace(join(folder, 'ws'), { create: true, nowMs: 1 });
  await fillWithPictures(workspace);
  workspace.close();
  const environment = { T4SA_USER_DATA: join(folder, 'user') };
  const studio = (...args: readonly string[]) =>
    runStudio(['-w', join(folder, 'ws'), ...args], { environment });

  const estimated = await studio(
    ...['train', 'r', '--dataset', 'd', '--input-size', '96', '--epochs', '4', '--estimate'],
  );
  expect(estimated.code, estimated.stderr).toBe(0);
  expect(estimated.events).toEqual([
    expect.objectContaining({ event: 'estimate', totalSeconds: expect.any(Number) }),
  ]);
  expect((await studio('runs')).events.at(-1)).toEqual({ event: 'runs', runs: [] });
}, 120_000);
