import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The record that a step left when it was complete; undefined when there is none or it cannot be
 * read.
 *
 * @param {string} folder
 * @param {string} name
 * @returns {Record<string, unknown> | undefined}
 */
export function readStamp(folder, name) {
  try {
    const value = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Records that a step is complete; the record appears whole or not at all.
 *
 * @param {string} folder
 * @param {string} name
 * @param {Record<string, unknown>} value
 */
export function writeStamp(folder, name, value) {
  mkdirSync(folder, { recursive: true });
  const temporary = join(folder, `${name}.${process.pid}.tmp`);
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(temporary, join(folder, `${name}.json`));
}

/**
 * Forgets a step; called before the step changes anything.
 *
 * @param {string} folder
 * @param {string} name
 */
export function clearStamp(folder, name) {
  rmSync(join(folder, `${name}.json`), { force: true });
}

/**
 * What tells one version of a file from another without reading it: size and time of change;
 * undefined when the file is not there. Links are followed.
 *
 * @param {string} path
 * @returns {string | undefined}
 */
export function fileMark(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.size}@${stat.mtimeMs}` : undefined;
}
