import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronInWords, knownElectron, tryElectron } from './electron.mjs';
import { handOver } from './hand-over.mjs';
import { installNode, nodeReady, nodeVersion } from './node-runtime.mjs';
import { installPackages, packagesReady } from './packages.mjs';
import { createProgress } from './progress.mjs';
import { projectAt } from './project.mjs';
import { endTools, watchTools } from './run-tool.mjs';
import { takeLock } from './setup-lock.mjs';
import { clearStamp } from './stamp.mjs';
import { describeFailure } from './step-failure.mjs';
import { installTensorFlow, tensorFlowInWords, tensorFlowReady } from './tensorflow.mjs';

/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./progress.mjs').Progress} Progress */
/** @typedef {import('./setup-lock.mjs').SetupLock} SetupLock */

const USAGE = `Usage: node scripts/setup.mjs [--electron] [--again] [--then SCRIPT ...]

  --electron         also find out whether the program can open its own window
  --again            forget that TensorFlow and Electron were set up, and do these steps anew
  --then SCRIPT ...  when all is ready, run a script with its arguments on the project's Node

Settings in the environment:
  T4SA_TENSORFLOW      cpu, gpu or auto (default): which TensorFlow to fetch
  T4SA_TENSORFLOW_DIR  folder of a TensorFlow C library (lib/, include/) to use instead
  T4SA_CACHE_DIR       folder for what is costly to fetch`;

/** The steps in their order; each is done again only when it is not ready. */
const STEPS = [
  { name: 'packages', ready: packagesReady, install: installPackages },
  { name: 'Node', ready: nodeReady, install: installNode },
  { name: 'TensorFlow', ready: tensorFlowReady, install: installTensorFlow },
];

/**
 * Brings the project to where it can run: packages, Node 24, TensorFlow.
 *
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit status
 */
export async function main(args, env) {
  const then = args.indexOf('--then');
  if (then === -1) return prepare(args, env);
  if (then === args.length - 1) return prepare(args, env);
  const status = await prepare(args.slice(0, then), env);
  return status === 0 ? handOver(here(env), args.slice(then + 1)) : status;
}

/** @param {NodeJS.ProcessEnv} env */
function here(env) {
  return projectAt(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), env);
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit status
 */
async function prepare(args, env) {
  const unknown = args.find((arg) => !['--electron', '--again', '--help'].includes(arg));
  if (unknown !== undefined || args.includes('--help')) {
    console.log(unknown === undefined ? USAGE : `Unknown option ${unknown}.\n\n${USAGE}`);
    return unknown === undefined ? 0 : 1;
  }
  const start = performance.now();
  const project = here(env);
  const progress = createProgress();
  if (args.includes('--again')) {
    for (const stamp of ['tensorflow', 'electron']) clearStamp(project.stamps, stamp);
  }
  if (!(await setUp(project, progress, args.includes('--electron')))) return 1;
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  progress.say(`ready: Node ${nodeVersion(project)}, ${tensorFlowInWords(project)} (${seconds} s)`);
  return 0;
}

/**
 * @param {Project} project
 * @param {Progress} progress
 * @param {boolean} withElectron
 * @returns {Promise<boolean>} whether all steps are done
 */
async function setUp(project, progress, withElectron) {
  let at = 'looking what is there';
  /** @type {SetupLock | undefined} */
  let lock;
  let undo = () => {};
  try {
    let electron = withElectron ? knownElectron(project, Date.now()) : undefined;
    const ready = STEPS.every((step) => step.ready(project));
    if (!ready || (withElectron && electron === undefined)) {
      lock = await takeLock(join(project.cache, 'setup.lock'), {
        project: project.root,
        say: progress.say,
      });
      watchTools(lock.recordChildren);
      undo = endWith(lock);
      for (const step of STEPS) {
        at = step.name;
        if (!step.ready(project)) await step.install(project, progress);
      }
      if (withElectron) {
        electron = knownElectron(project, Date.now());
        electron ??= await tryElectron(project, progress, Date.now());
      }
    }
    if (electron !== undefined) progress.say(electronInWords(electron));
    return true;
  } catch (error) {
    console.error(describeFailure(at, error));
    return false;
  } finally {
    watchTools(() => {});
    undo();
    lock?.release();
  }
}

/**
 * Leaves nothing running and no lock behind when the set-up is stopped.
 *
 * @param {SetupLock} lock
 * @returns {() => void} ends this care
 */
function endWith(lock) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    endTools();
    lock.release();
    console.error('[setup] stopped; what is complete is kept');
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
