import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { nodeProgram } from './node-runtime.mjs';

/** @typedef {import('./project.mjs').Project} Project */

/**
 * Runs a script on the project's Node, with this process's terminal, to its end.
 *
 * `node setup.mjs && node script.mjs` would not do: a shell remembers where it found the first
 * `node`, so after the first set-up the second `node` would still be the old one.
 *
 * @param {Project} project
 * @param {readonly string[]} script its path and arguments
 * @returns {Promise<number>} its exit status, or 128 and the signal that ended it
 */
export function handOver(project, script) {
  const path = [join(project.nodeModules, '.bin'), project.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(nodeProgram(project), script, {
    env: { ...project.env, PATH: path },
    stdio: 'inherit',
  });
  /** @type {NodeJS.Signals[]} */
  const forwarded = ['SIGTERM', 'SIGHUP'];
  for (const signal of forwarded) process.on(signal, () => child.kill(signal));
  // The terminal sends it to both; the script decides what it means.
  process.on('SIGINT', () => {});
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
