// Opens the workstation: in Electron's own window where that can be, in the browser otherwise.
// Arguments go to `studio serve`: `--open <folder>`, `--port <port>`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildWhenStale } from './build-when-stale.mjs';
import { knownElectron } from './setup/electron.mjs';
import { projectAt } from './setup/project.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const electron = knownElectron(projectAt(root, process.env), Date.now());
const args = process.argv.slice(2);

buildWhenStale(root);
if (electron?.usable) run(electron.program, [root, ...args]);
else run(process.execPath, ['src/main/cli/main.ts', 'serve', ...args]);

/**
 * @param {string} program
 * @param {readonly string[]} programArgs
 */
function run(program, programArgs) {
  const child = spawn(program, programArgs, { cwd: root, stdio: 'inherit' });
  // Ctrl+C reaches the child by itself; this process stays to pass on how it ended.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
}
