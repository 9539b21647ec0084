import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { onPath } from '../setup/requirements.mjs';
import { countListed, countPlaywright, countVitest } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/**
 * @typedef {object} Surroundings
 * @property {string} root folder of package.json
 * @property {NodeJS.ProcessEnv} env
 * @property {string} reports folder for the runners' reports
 * @property {(line: string) => void} say
 */

/** A hanging runner is ended after this time and counts as one failure. */
const LIMIT_MS = 45 * 60_000;

/**
 * Runs commands one after the other; together they are one test.
 *
 * @param {Surroundings} at
 * @param {readonly (readonly [string, ...string[]])[]} commands
 * @returns {Promise<Counts>}
 */
export async function runCheck(at, commands) {
  let failed = 0;
  for (const command of commands) {
    if (!(await run(at, command))) failed = 1;
  }
  return { passed: 1 - failed, failed, skipped: 0 };
}

/**
 * @param {Surroundings} at
 * @returns {Promise<Counts>}
 */
export async function runVitest(at) {
  const file = join(at.reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const succeeded = await run(at, [
    'vitest',
    'run',
    '--config',
    'test/vitest.config.ts',
    ...reporters,
  ]);
  return countVitest(parsed(file), succeeded);
}

/**
 * Runs the tests in a browser; without one they are counted as skipped.
 *
 * @param {Surroundings} at
 * @returns {Promise<Counts>}
 */
export async function runPlaywright(at) {
  const file = join(at.reports, 'playwright.json');
  const config = '--config=test/playwright.config.ts';
  const chromium = findChromium(at.env);
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...at.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  if (chromium === undefined) {
    await run(
      { ...at, env },
      ['playwright', 'test', config, '--list', '--reporter=json'],
      'ignore',
    );
    at.say('!!!!  THE BROWSER TESTS ARE SKIPPED: no Chromium was found  !!!!');
    at.say('!!!!  install chromium, or set T4SA_CHROMIUM to its program  !!!!');
    return { passed: 0, failed: 0, skipped: countListed(parsed(file)) };
  }
  env['T4SA_CHROMIUM'] = chromium;
  const succeeded = await run({ ...at, env }, [
    'playwright',
    'test',
    config,
    '--reporter=list,json',
  ]);
  return countPlaywright(parsed(file), succeeded);
}

/**
 * The browser for the tests: `T4SA_CHROMIUM`, or the first of the usual names on PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function findChromium(env) {
  const chosen = env['T4SA_CHROMIUM'];
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return names.map((name) => onPath(name, env)).find((path) => path !== undefined);
}

/**
 * @param {Surroundings} at
 * @param {readonly [string, ...string[]]} command
 * @param {'inherit' | 'ignore'} [output]
 * @returns {Promise<boolean>} whether it succeeded
 */
function run({ root, env, say }, [tool, ...args], output = 'inherit') {
  const bin = join(root, 'node_modules', '.bin');
  const windows = process.platform === 'win32';
  return new Promise((resolve) => {
    const child = spawn(join(bin, windows ? `${tool}.cmd` : tool), args, {
      cwd: root,
      env: { ...env, PATH: bin + delimiter + (env['PATH'] ?? '') },
      stdio: ['ignore', output, output],
      shell: windows,
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    });
    child.once('error', (error) => {
      say(`${tool} could not be started: ${error.message}`);
      resolve(false);
    });
    child.once('close', (code, signal) => {
      if (signal !== null) say(`${tool} was ended by ${signal}`);
      resolve(code === 0);
    });
  });
}

/** @param {string} file */
function parsed(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
