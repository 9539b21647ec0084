import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['src', 'package-lock.json', 'electron.vite.config.ts'];

/**
 * Builds the interface and the Electron program when a source is newer than the last build.
 *
 * @param {string} root
 * @throws Error when the build fails; what the builder printed says why
 */
export function buildWhenStale(root) {
  const built = statSync(join(root, 'out', 'renderer', 'index.html'), { throwIfNoEntry: false });
  const newest = Math.max(...SOURCES.map((source) => newestChange(join(root, source))));
  if (built !== undefined && built.mtimeMs >= newest) return;
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status } = spawnSync(process.execPath, [builder, 'build'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the interface could not be built; the lines above say why');
}

/**
 * @param {string} path
 * @returns {number} milliseconds since 1970
 */
function newestChange(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
