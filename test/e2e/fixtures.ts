import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base, _electron as electron } from '@playwright/test';
import { makeDemoWorkspace } from '../helpers/demo-workspace.ts';
import { electronProgram } from './electron-program.ts';

type DemoWorkspace = {
  /** A small demo workspace: collected, cleaned, labelled, with a dataset and a benchmark. */
  readonly workspace: string;
  readonly userData: string;
  readonly benchmarkImages: number;
};

/** `page` is the interface, open on a copy of a small demo workspace, in the shell of the project. */
export const test = base.extend<
  {
    readonly shell: 'browser' | 'electron';
    readonly skipWithoutElectron: null;
    readonly demo: DemoWorkspace;
  },
  { readonly template: { readonly folder: string; readonly benchmarkImages: number } }
>({
  shell: ['browser', { option: true }],
  skipWithoutElectron: [
    async ({ shell }, use, testInfo) => {
      testInfo.skip(
        shell === 'electron' && electronProgram() === null,
        "SKIPPED: Electron's program is not installed, or there is no screen; src/main/electron and src/preload stay unproved",
      );
      await use(null);
    },
    { auto: true },
  ],
  template: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies off the pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 't4sa-e2e-'));
      const { benchmarkImages } = await makeDemoWorkspace(folder);
      await use({ folder, benchmarkImages });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  demo: async ({ template }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 't4sa-e2e-'));
    const workspace = join(folder, 'demo.workspace');
    const userData = join(folder, 'user');
    cpSync(template.folder, workspace, { recursive: true });
    mkdirSync(userData);
    writeFileSync(join(userData, 'recent-workspaces.json'), JSON.stringify([workspace]));
    await use({ workspace, userData, benchmarkImages: template.benchmarkImages });
    rmSync(folder, { recursive: true, force: true });
  },
  page: async ({ page, shell, demo }, use) => {
    if (shell === 'electron') {
      const program = electronProgram();
      if (program === null) throw new Error('this project is skipped without Electron');
      const app = await electron.launch({
        executablePath: program,
        args: ['.', '--no-sandbox', `--user-data-dir=${demo.userData}`],
      });
      await use(await app.firstWindow());
      await app.close();
      return;
    }
    const { child, link } = await serve(demo.userData);
    await page.goto(link);
    await use(page);
    child.kill('SIGTERM');
    await once(child, 'exit');
  },
});

async function serve(
  userData: string,
): Promise<{ readonly child: ChildProcess; readonly link: string }> {
  const child = spawn(process.execPath, ['src/main/cli/main.ts', '--json', 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, T4SA_USER_DATA: userData },
  });
  const link = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve(JSON.parse(line).link));
    child.on('exit', (code) => reject(new Error(`studio serve ended with code ${code}`)));
  });
  return { child, link };
}
