import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { aWorkspace } from '../../helpers/a-workspace.ts';
import { runStudio } from '../../helpers/studio-process.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { fillWithPictures } from '../../helpers/trainable-workspace.ts';

const PROGRAM = fileURLToPath(new URL('./three-trainings.ts', import.meta.url));
const NAMES = ['first', 'second', 'third'];

it('a program that is killed while a run trains and others wait forgets none of them', async () => {
  const folder = temporaryFolder();
  const before = await aWorkspace(folder);
  await fillWithPictures(before);
  before.close();
  const environment = { T4SA_USER_DATA: temporaryFolder() };

  const child = spawn(process.execPath, [PROGRAM, folder, ...NAMES], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: child.stdout }), 'line');
  child.kill('SIGKILL');
  await once(child, 'exit');

  expect(await statesIn(folder, environment)).toEqual({
    ...{ first: 'interrupted', second: 'queued', third: 'queued' },
  });
  const waiting = await runStudio(['-w', folder, 'runs', 'resume', '--epochs', '2'], {
    environment,
  });
  expect(waiting.code, waiting.stderr).toBe(0);
  expect(await statesIn(folder, environment)).toEqual({
    ...{ first: 'interrupted', second: 'finished', third: 'finished' },
  });
  const first = await runStudio(['-w', folder, 'runs', 'resume', 'first', '--epochs', '2'], {
    environment,
  });
  expect(first.code, first.stderr).toBe(0);
  expect(await statesIn(folder, environment)).toMatchObject({ first: 'finished' });
}, 180_000);

async function statesIn(folder: string, environment: Readonly<Record<string, string>>) {
  const { events } = await runStudio(['-w', folder, 'runs'], { environment });
  const runs = events[0]?.['runs'] as readonly { readonly name: string; readonly state: string }[]; // why: the command's own form
  return Object.fromEntries(runs.map(({ name, state }) => [name, state]));
}
