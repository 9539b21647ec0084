import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Serves a workspace to the browser by a program of its own. */
export async function serveWorkspace(
  folder: string,
): Promise<{ readonly link: string; readonly close: () => Promise<void> }> {
  const userData = await mkdtemp(join(tmpdir(), 't4sa-bench-'));
  await writeFile(join(userData, 'recent-workspaces.json'), JSON.stringify([folder]));
  const child = spawn(process.execPath, ['src/main/cli/main.ts', '--json', 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, T4SA_USER_DATA: userData },
  });
  const link = await new Promise<string>((found, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => found(JSON.parse(line).link));
    child.on('exit', (code) => failed(new Error(`studio serve ended with code ${code}`)));
  });
  return {
    link,
    close: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(userData, { recursive: true, force: true });
    },
  };
}
