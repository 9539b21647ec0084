import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './npm-client.mjs';
import { clearStamp, readStamp, writeStamp } from './stamp.mjs';
import { StepFailure } from './step-failure.mjs';

/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./progress.mjs').Progress} Progress */
/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry */

const STAMP = 'packages';

/**
 * Whether the packages that the lock file names were installed.
 *
 * @param {Project} project
 */
export function packagesReady(project) {
  return readStamp(project.stamps, STAMP)?.['lock'] === lockHash(project);
}

/**
 * Installs the packages that the lock file names, without running their install scripts.
 *
 * @param {Project} project
 * @param {Progress} progress
 */
export async function installPackages(project, progress) {
  const lock = lockHash(project);
  if (!installedAsLocked(project)) {
    await progress.step('packages', 'npm ci (minutes on a slow line)', async (note) => {
      clearStamp(project.stamps, STAMP);
      // npm deletes the folders one by one; without its own record first, a killed npm cannot
      // leave the impression that all is there.
      rmSync(hiddenLock(project), { force: true });
      const count = () => note(`${folderCount(project.nodeModules)} folders so far`);
      const timer = setInterval(count, 2000);
      const result = await runNpm(project, NPM_CI, note).finally(() => clearInterval(timer));
      if (result.code !== 0) {
        throw new StepFailure(
          `npm ci did not work (exit status ${result.code}).`,
          'read what npm says above; most often the package registry cannot be reached: check the ' +
            "network, the proxy and npm's registry setting (npm config get registry), then start again.",
          result.tail,
        );
      }
    });
  }
  writeStamp(project.stamps, STAMP, { lock });
}

const NPM_CI = [
  'ci',
  '--ignore-scripts',
  '--include=dev',
  '--include=optional',
  '--engine-strict=false',
  '--no-audit',
  '--no-fund',
  // Else it warns of each package that asks for a newer Node than the one npm runs on.
  '--loglevel=error',
];

/** @param {string} folder */
const folderCount = (folder) => (existsSync(folder) ? readdirSync(folder).length : 0);
/** @param {Project} project */
const lockFile = (project) => join(project.root, 'package-lock.json');
/** @param {Project} project */
const hiddenLock = (project) => join(project.nodeModules, '.package-lock.json');

/** @param {Project} project */
function lockHash(project) {
  return createHash('sha256')
    .update(readFileSync(lockFile(project)))
    .digest('hex');
}

/**
 * Whether node_modules holds what the lock file says, by the record that npm writes when it has
 * installed everything. This spares a fresh install after `npm install <package>`.
 *
 * @param {Project} project
 */
export function installedAsLocked(project) {
  const wanted = lockEntries(lockFile(project));
  const found = lockEntries(hiddenLock(project));
  if (wanted === undefined || found === undefined) return false;
  delete wanted[''];
  for (const [path, entry] of Object.entries(wanted)) {
    const there = found[path];
    if (there === undefined) {
      // Optional packages are for other platforms, or could not be installed.
      if (entry.optional || entry.devOptional) continue;
      return false;
    }
    if (there.version !== entry.version || there.integrity !== entry.integrity) return false;
    if (!existsSync(join(project.root, path, 'package.json'))) return false;
  }
  return Object.keys(found).every((path) => path in wanted);
}

/**
 * @param {string} file
 * @returns {Record<string, LockEntry> | undefined}
 */
function lockEntries(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
