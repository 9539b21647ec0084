import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test as base } from '@playwright/test';
import { makeDemoWorkspace } from '../helpers/demo-workspace.ts';

type Served = {
  /** A small demo workspace: collected, cleaned, labelled, with a dataset and a benchmark. */
  readonly workspace: string;
  readonly benchmarkImages: number;
  /** Opens the interface on that workspace, once. */
  readonly link: string;
};

/** Serves a copy of a small demo workspace to every test. */
export const test = base.extend<
  { readonly served: Served },
  { readonly template: { readonly folder: string; readonly benchmarkImages: number } }
>({
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
  served: async ({ template }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 't4sa-e2e-'));
    const workspace = join(folder, 'demo.workspace');
    cpSync(template.folder, workspace, { recursive: true });
    const { child, link } = await serve(workspace, join(folder, 'user'));
    await use({ workspace, benchmarkImages: template.benchmarkImages, link });
    child.kill('SIGTERM');
    await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  },
});

async function serve(
  workspace: string,
  userData: string,
): Promise<{ readonly child: ChildProcess; readonly link: string }> {
  const child = spawn(
    process.execPath,
    ['src/main/cli/main.ts', '--json', 'serve', '--open', workspace],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, T4SA_USER_DATA: userData } },
  );
  const link = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => resolve(JSON.parse(line).link));
    child.on('exit', (code) => reject(new Error(`studio serve ended with code ${code}`)));
  });
  return { child, link };
}
