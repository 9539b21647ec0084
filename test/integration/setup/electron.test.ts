import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { electronInWords, knownElectron, tryElectron } from '../../../scripts/setup/electron.mjs';
import { createProgress } from '../../../scripts/setup/progress.mjs';
import { projectAt } from '../../../scripts/setup/project.mjs';

const HOUR_MS = 3_600_000;

describe.skipIf(process.platform !== 'linux')('whether Electron can be used', () => {
  let root: string;
  const quiet = createProgress(() => {});
  const project = () => projectAt(root, { PATH: process.env['PATH'], DISPLAY: ':0' });
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), 0o755);
  };
  /** An install script that puts a program in place which then runs a shell script. */
  const installs = (program: string) => `
    const fs = require('node:fs');
    fs.mkdirSync(__dirname + '/dist', { recursive: true });
    fs.writeFileSync(__dirname + '/dist/electron', ${JSON.stringify(`#!/bin/sh\n${program}\n`)}, { mode: 0o755 });
    fs.writeFileSync(__dirname + '/path.txt', 'electron');
  `;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 't4sa-electron-'));
    put('node_modules/electron/package.json', '{"version":"45.0.0"}');
    mkdirSync(join(root, 'node_modules', '.bin'));
    symlinkSync(process.execPath, join(root, 'node_modules', '.bin', 'node'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('cannot without a screen, and nothing is fetched to find that out', () => {
    const verdict = knownElectron(projectAt(root, {}), 0);
    expect(verdict).toMatchObject({ usable: false });
    expect(verdict && electronInWords(verdict)).toContain('opens in your browser instead');
  });

  it('can once its program is fetched and starts; that is remembered', async () => {
    put('node_modules/electron/install.js', installs('exit 0'));
    expect(knownElectron(project(), 0)).toBeUndefined();
    expect(await tryElectron(project(), quiet, 0)).toMatchObject({ usable: true });
    expect(knownElectron(project(), 1000 * HOUR_MS)).toMatchObject({ usable: true });
  });

  it('is tried again once its program is gone', async () => {
    put('node_modules/electron/install.js', installs('exit 0'));
    await tryElectron(project(), quiet, 0);
    rmSync(join(root, 'node_modules/electron/dist'), { recursive: true });
    expect(knownElectron(project(), 1)).toBeUndefined();
  });

  it('cannot when its program does not start, with the reason', async () => {
    put(
      'node_modules/electron/install.js',
      installs('echo "libgtk-3.so.0 is missing" >&2; exit 127'),
    );
    expect(await tryElectron(project(), quiet, 0)).toEqual({
      usable: false,
      reason: 'its program does not start: libgtk-3.so.0 is missing',
    });
  });

  it('remembers a failure for a day', async () => {
    put('node_modules/electron/install.js', 'throw new Error("no way through")');
    const verdict = await tryElectron(project(), quiet, 0);
    expect(verdict).toMatchObject({ usable: false, reason: expect.stringContaining('no way') });
    expect(knownElectron(project(), 23 * HOUR_MS)).toMatchObject({
      usable: false,
      reason: expect.stringContaining('tried within the last day'),
    });
    expect(knownElectron(project(), 25 * HOUR_MS)).toBeUndefined();
  });

  it('gives up a download that stands still', async () => {
    put('node_modules/electron/install.js', 'setInterval(() => {}, 1000)');
    const verdict = await tryElectron(project(), quiet, 0, 400);
    expect(verdict).toMatchObject({ reason: expect.stringContaining('stood still') });
  });
});
