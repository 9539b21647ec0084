/**
 * Runs all checks and tests, one after the other, and ends with their sum on a line of its own:
 * `N passed, N failed, N skipped`.
 *
 * Usage: node scripts/test.mjs [--only static|vitest|e2e]
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { add, NOTHING } from './test/counts.mjs';
import { runCheck, runPlaywright, runVitest } from './test/runners.mjs';

/** @typedef {import('./test/runners.mjs').Surroundings} Surroundings */
/** @typedef {import('./test/counts.mjs').Counts} Counts */
/** @typedef {'static' | 'vitest' | 'e2e'} Part */

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {readonly Part[]} parts
 * @property {(at: Surroundings) => Promise<Counts>} run
 */

/** @type {readonly Stage[]} */
const STAGES = [
  {
    name: 'types',
    parts: ['static'],
    run: (at) =>
      runCheck(at, [
        ['tsc', '-p', '.'],
        ['tsc', '-p', 'tsconfig.preload.json'],
        ['tsc', '-p', 'tsconfig.web.json'],
      ]),
  },
  { name: 'lint', parts: ['static'], run: (at) => runCheck(at, [['biome', 'check', '.']]) },
  {
    name: 'import rules',
    parts: ['static'],
    run: (at) =>
      runCheck(at, [['depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'test']]),
  },
  { name: 'unused code', parts: ['static'], run: (at) => runCheck(at, [['knip']]) },
  { name: 'unit, property and integration tests', parts: ['vitest'], run: runVitest },
  {
    name: 'build',
    parts: ['static', 'e2e'],
    run: (at) => runCheck(at, [['electron-vite', 'build']]),
  },
  { name: 'tests in the browser', parts: ['e2e'], run: runPlaywright },
];

/** @param {readonly string[]} args */
async function main(args) {
  const only = args[0] === '--only' ? args[1] : undefined;
  const stages = only ? STAGES.filter(({ parts }) => parts.some((p) => p === only)) : STAGES;
  if (stages.length === 0 || (args.length > 0 && only === undefined)) {
    console.error('Usage: node scripts/test.mjs [--only static|vitest|e2e]');
    return 1;
  }
  const reports = mkdtempSync(join(tmpdir(), 't4sa-test-'));
  /** @param {string} line */
  const say = (line) => console.log(`[test] ${line}`);
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  // TensorFlow reports each start at length otherwise.
  const env = { TF_CPP_MIN_LOG_LEVEL: '2', ...process.env };
  const start = performance.now();
  let total = NOTHING;
  try {
    for (const stage of stages)
      total = add(total, await runStage(stage, { root, env, reports, say }));
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  say(`all of it took ${((performance.now() - start) / 1000).toFixed(0)} s`);
  console.log(inWords(total));
  return total.failed === 0 ? 0 : 1;
}

/**
 * @param {Stage} stage
 * @param {Surroundings} at
 */
async function runStage(stage, at) {
  at.say(`---- ${stage.name}`);
  const start = performance.now();
  const counts = await stage.run(at);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  at.say(`${stage.name}: ${inWords(counts)} (${seconds} s)`);
  return counts;
}

/** @param {Counts} counts */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

process.exitCode = await main(process.argv.slice(2));
