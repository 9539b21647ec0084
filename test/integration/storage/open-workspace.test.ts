import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../src/main/storage/open-workspace.ts';
import { storageFailure } from '../../../src/main/storage/storage-failure.ts';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { aWorkspace, fillWorkspace } from '../../helpers/a-workspace.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const OPEN_AND_WAIT = `
  const { openWorkspace } = await import(process.argv[1]);
  await openWorkspace(process.argv[2], { create: true, nowMs: 1 });
  console.log('open');
  setInterval(() => undefined, 1000);
`;

async function openInAnotherProcess(folder: string) {
  const module = new URL('../../../src/main/storage/open-workspace.ts', import.meta.url).href;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', OPEN_AND_WAIT, module, folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  return child;
}

describe('opening a workspace', () => {
  it('makes the folders and the database, and keeps what was written', async () => {
    const folder = temporaryFolder();
    const first = await openWorkspace(folder, { create: true, nowMs: 42 });
    fillWorkspace(first, [{ nativeId: '1', images: ['a', 'b'], polarity: 'POS', confidence: 0.9 }]);
    first.close();

    const second = await aWorkspace(folder);

    expect(second.createdAtMs).toBe(42);
    expect(second.funnel('test', second.settings.selection())).toMatchObject({
      posts: 1,
      media: { clean: 2 },
      labelledMedia: { NEG: 0, NEU: 0, POS: 2 },
    });
    expect(readdirSync(folder)).toEqual(
      expect.arrayContaining(['exports', 'media', 'raw', 'runs', 'workspace.sqlite']),
    );
  });

  it('refuses a folder without a workspace unless it may create one', async () => {
    const folder = temporaryFolder();

    await expect(openWorkspace(folder, { create: false, nowMs: 1 })).rejects.toMatchObject({
      kind: 'WORKSPACE_MISSING',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses a workspace that is open in another process, until that process is killed', async () => {
    const folder = temporaryFolder();
    const other = await openInAnotherProcess(folder);

    await expect(openWorkspace(folder, { create: true, nowMs: 1 })).rejects.toMatchObject({
      kind: 'WORKSPACE_LOCKED',
    });

    other.kill('SIGKILL');
    await once(other, 'exit');
    await aWorkspace(folder);
  });

  it('refuses the schema of a newer program and changes nothing', async () => {
    const folder = temporaryFolder();
    (await openWorkspace(folder, { create: true, nowMs: 1 })).close();
    const database = new Database(join(folder, 'workspace.sqlite'));
    database.pragma('user_version = 999');
    database.close();

    await expect(openWorkspace(folder, { create: true, nowMs: 1 })).rejects.toMatchObject({
      kind: 'WORKSPACE_TOO_NEW',
      message: expect.stringContaining('999'),
    });

    const after = new Database(join(folder, 'workspace.sqlite'));
    expect(after.pragma('user_version', { simple: true })).toBe(999);
    after.close();
  });

  it("refuses another program's database, and a file that is no database", async () => {
    const foreign = temporaryFolder();
    const database = new Database(join(foreign, 'workspace.sqlite'));
    database.exec('CREATE TABLE other (id INTEGER)');
    database.close();
    const garbage = temporaryFolder();
    writeFileSync(join(garbage, 'workspace.sqlite'), 'this is not a database'.repeat(100));

    for (const folder of [foreign, garbage]) {
      await expect(openWorkspace(folder, { create: true, nowMs: 1 })).rejects.toMatchObject({
        kind: 'WORKSPACE_DAMAGED',
      });
    }
  });

  it('says that a path which is a file cannot hold a workspace', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');

    await expect(openWorkspace(file, { create: true, nowMs: 1 })).rejects.toMatchObject({
      kind: 'BAD_INPUT',
    });
  });

  it.skipIf(process.getuid?.() === 0)(
    'says that a read-only folder cannot be written',
    async () => {
      const parent = temporaryFolder();
      const folder = join(parent, 'read-only');
      mkdirSync(folder);
      chmodSync(folder, 0o500);

      await expect(openWorkspace(folder, { create: true, nowMs: 1 })).rejects.toMatchObject({
        kind: 'STORAGE_READ_ONLY',
      });
      expect(existsSync(join(folder, 'workspace.sqlite'))).toBe(false);
    },
  );

  it('marks the runs that were running as interrupted, and leaves those that waited', async () => {
    const folder = temporaryFolder();
    const first = await openWorkspace(folder, { create: true, nowMs: 1 });
    const recipe = {
      selection: first.settings.selection(),
      teacher: 'test',
      nearDuplicateRadius: 8,
      balance: true,
      splitRatios: { train: 0.8, validation: 0.1, test: 0.1 },
      seed: 1,
    };
    first.datasets.save({ name: 'd', createdAtMs: 1, recipe, hash: 'h' }, []);
    const settings = defaultFineTuneSettings('FT-F');
    for (const name of ['r', 'later']) {
      first.runs.create({ name, dataset: 'd', createdAtMs: 1, settings });
    }
    first.runs.setState('r', 'running', {});
    first.close();

    const second = await aWorkspace(folder);

    expect(second.runs.find('r')?.state).toBe('interrupted');
    expect(second.runs.find('later')?.state).toBe('queued');
  });
});

describe('telling what the disk says', () => {
  it.each([
    ['ENOSPC', 'STORAGE_FULL'],
    ['SQLITE_FULL', 'STORAGE_FULL'],
    ['EROFS', 'STORAGE_READ_ONLY'],
    ['SQLITE_READONLY', 'STORAGE_READ_ONLY'],
    ['SQLITE_CANTOPEN', 'STORAGE_READ_ONLY'],
  ])('%s is %s', (code, kind) => {
    expect(storageFailure(Object.assign(new Error('x'), { code }), '/w')).toMatchObject({ kind });
  });

  it('leaves other errors alone', () => {
    expect(storageFailure(new Error('x'), '/w')).toBeNull();
    expect(storageFailure(Object.assign(new Error('x'), { code: 'ETIMEDOUT' }), '/w')).toBeNull();
  });
});
