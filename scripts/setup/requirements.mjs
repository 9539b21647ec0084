import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StepFailure } from './step-failure.mjs';

/** @typedef {import('./project.mjs').Project} Project */

/**
 * The path of a program on PATH, or undefined.
 *
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function onPath(name, env) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat', ''] : [''];
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (isProgram(path)) return path;
    }
  }
  return undefined;
}

/**
 * The command of a Python 3 that has pip.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 * @throws {StepFailure} when there is none
 */
export function pythonWithPip(env) {
  const python = ['python3', 'python']
    .map((name) => onPath(name, env))
    .find((path) => path !== undefined && answers(path, ['-c', PYTHON_3], env));
  if (python === undefined) {
    throw new StepFailure(
      'Python 3 is missing: TensorFlow is fetched with its package installer, pip, and ' +
        'compiling needs it as well.',
      installHint('Python 3 with pip', PACKAGES.python, env),
    );
  }
  if (!answers(python, ['-m', 'pip', '--version'], env)) {
    throw new StepFailure(
      `Python (${python}) has no pip, which fetches TensorFlow.`,
      installHint('pip for Python 3', PACKAGES.pip, env),
    );
  }
  return python;
}

/**
 * Makes sure that a small C++ library can be compiled.
 *
 * @param {NodeJS.ProcessEnv} env
 * @throws {StepFailure} naming what is missing
 */
export function requireCompiler(env) {
  const chosen = env['CXX']?.trim().split(/\s+/)[0];
  const compilers = chosen ? [chosen] : ['g++', 'c++', 'clang++'];
  if (!compilers.some((name) => isProgram(name) || onPath(name, env))) {
    throw new StepFailure(
      `A C++ compiler (${compilers.join(', ')}) is missing; it compiles the bridge between Node ` +
        'and TensorFlow.',
      installHint('a C++ compiler', PACKAGES.compiler, env),
    );
  }
  if (process.platform !== 'win32' && !onPath('make', env)) {
    throw new StepFailure(
      'make is missing; it compiles the bridge between Node and TensorFlow.',
      installHint('make', PACKAGES.make, env),
    );
  }
}

const PYTHON_3 = 'import sys; sys.exit(sys.version_info < (3, 8))';

/** @type {Record<'python' | 'pip' | 'compiler' | 'make', Record<string, string>>} */
const PACKAGES = {
  python: {
    'apt-get': 'python3 python3-pip',
    dnf: 'python3 python3-pip',
    pacman: 'python python-pip',
    brew: 'python',
  },
  pip: {
    'apt-get': 'python3-pip',
    dnf: 'python3-pip',
    pacman: 'python-pip',
    brew: 'python',
  },
  compiler: { 'apt-get': 'g++', dnf: 'gcc-c++', pacman: 'gcc', brew: 'gcc' },
  make: { 'apt-get': 'make', dnf: 'make', pacman: 'make', brew: 'make' },
};

/** @type {Record<string, string>} */
const INSTALL = {
  'apt-get': 'sudo apt-get install',
  dnf: 'sudo dnf install',
  pacman: 'sudo pacman -S',
  brew: 'brew install',
};

/**
 * @param {string} what
 * @param {Record<string, string>} packages by package manager
 * @param {NodeJS.ProcessEnv} env
 */
function installHint(what, packages, env) {
  const manager = Object.keys(INSTALL).find((name) => onPath(name, env));
  const how = manager
    ? `${INSTALL[manager]} ${packages[manager]}`
    : "your system's package manager";
  return `install ${what} (${how}) and start again.`;
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function answers(program, args, env) {
  return spawnSync(program, args, { env, stdio: 'ignore', timeout: 30_000 }).status === 0;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
