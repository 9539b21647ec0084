import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where the set-up reads and writes.
 *
 * @typedef {object} Project
 * @property {string} root folder of package.json
 * @property {string} nodeModules
 * @property {string} stamps folder of the records of what is done; goes when node_modules goes
 * @property {string} cache folder outside the project for what is costly to fetch
 * @property {NodeJS.ProcessEnv} env
 * @property {string} platform `linux`, `darwin`, `win32`, ...
 * @property {string} arch `x64`, `arm64`, ...
 */

/**
 * The project in a folder, on this machine.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Project}
 */
export function projectAt(root, env) {
  const nodeModules = join(root, 'node_modules');
  return {
    root,
    nodeModules,
    stamps: join(nodeModules, '.t4sa-setup'),
    cache: cacheFolder(env, process.platform, homedir()),
    env,
    platform: process.platform,
    arch: process.arch,
  };
}

/**
 * The folder that keeps downloads between installs: `T4SA_CACHE_DIR`, or `t4sa-studio` in the
 * platform's cache folder.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform
 * @param {string} home
 */
export function cacheFolder(env, platform, home) {
  const chosen = env['T4SA_CACHE_DIR'];
  if (chosen) return resolve(chosen);
  if (platform === 'win32') {
    return join(env['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 't4sa-studio', 'cache');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 't4sa-studio');
  const xdg = env['XDG_CACHE_HOME'];
  // The XDG base directory specification tells to ignore relative paths.
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.cache'), 't4sa-studio');
}
