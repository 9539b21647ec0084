import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram } from './node-runtime.mjs';
import { runTool } from './run-tool.mjs';
import { fileMark, readStamp, writeStamp } from './stamp.mjs';

/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./progress.mjs').Progress} Progress */

/**
 * Whether the program can open its own window, and if not, why.
 *
 * @typedef {{ usable: true, program: string } | { usable: false, reason: string }} ElectronVerdict
 */

const STAMP = 'electron';
const DAY_MS = 86_400_000;
const IDLE_MS = 60_000;
const LIMIT_MS = 20 * 60_000;

/**
 * What is known about Electron without trying anything: quick, for each start. A failure is
 * remembered for a day.
 *
 * @param {Project} project
 * @param {number} now milliseconds since 1970
 * @returns {ElectronVerdict | undefined} undefined when it must be tried
 */
export function knownElectron(project, now) {
  const screen = missingScreen(project);
  if (screen !== undefined) return { usable: false, reason: screen };
  const stamp = readStamp(project.stamps, STAMP);
  if (stamp === undefined || stamp['version'] !== electronVersion(project)) return undefined;
  const program = electronProgram(project);
  if (program !== undefined && stamp['program'] === fileMark(program)) {
    return { usable: true, program };
  }
  const failedAt = stamp['failedAt'];
  if (typeof failedAt !== 'number' || now < failedAt || now - failedAt >= DAY_MS) return undefined;
  return { usable: false, reason: `${stamp['reason']}; tried within the last day` };
}

/**
 * Fetches Electron's program when it is not there and sees it start. Never throws.
 *
 * @param {Project} project
 * @param {Progress} progress
 * @param {number} now milliseconds since 1970
 * @param {number} [idleMs] a download that stands still for so long is given up
 * @returns {Promise<ElectronVerdict>}
 */
export async function tryElectron(project, progress, now, idleMs = IDLE_MS) {
  try {
    const version = electronVersion(project);
    if (version === undefined) return { usable: false, reason: 'its package is not installed' };
    const reason = await fetchAndTry(project, progress, idleMs);
    const program = electronProgram(project);
    if (reason === undefined && program !== undefined) {
      writeStamp(project.stamps, STAMP, { version, program: fileMark(program) });
      return { usable: true, program };
    }
    writeStamp(project.stamps, STAMP, { version, failedAt: now, reason });
    return { usable: false, reason: reason ?? 'its program is not there' };
  } catch (error) {
    return { usable: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * The verdict in one sentence.
 *
 * @param {ElectronVerdict} verdict
 */
export function electronInWords(verdict) {
  return verdict.usable
    ? 'Electron: can be used; the program opens its own window'
    : `Electron: cannot be used (${verdict.reason}); the program opens in your browser instead`;
}

/**
 * @param {Project} project
 * @param {Progress} progress
 * @param {number} idleMs
 * @returns {Promise<string | undefined>} why it cannot be used; undefined when it can
 */
async function fetchAndTry(project, progress, idleMs) {
  if (electronProgram(project) === undefined) {
    const what = 'fetching its program (about 120 MB)';
    const failed = await progress.step('Electron', what, (note) =>
      fetchProgram(project, idleMs, note),
    );
    if (failed !== undefined) return failed;
  }
  const program = electronProgram(project);
  if (program === undefined) return 'its program is not there';
  // Run as plain Node it needs all of its libraries but neither a screen nor a sandbox.
  const env = { ...project.env, ELECTRON_RUN_AS_NODE: '1' };
  const result = await runTool(program, ['--version'], { env, limitMs: 30_000 });
  if (result.code === 0) return undefined;
  return `its program does not start: ${result.tail.at(-1) ?? `exit status ${result.code}`}`;
}

/**
 * @param {Project} project
 * @param {number} idleMs
 * @param {(line: string) => void} note
 * @returns {Promise<string | undefined>} why it failed
 */
async function fetchProgram(project, idleMs, note) {
  const script = join(project.nodeModules, 'electron', 'install.js');
  if (!existsSync(script)) return 'its package has no install script';
  const tmp = join(project.stamps, 'fetch-electron');
  rmSync(tmp, { recursive: true, force: true });
  mkdirSync(tmp, { recursive: true });
  const dist = join(project.nodeModules, 'electron', 'dist');
  const result = await runTool(nodeProgram(project), [script], {
    cwd: project.root,
    env: { ...project.env, TMPDIR: tmp, TEMP: tmp, TMP: tmp },
    onLine: note,
    idleMs,
    limitMs: LIMIT_MS,
    work: () => bytesIn(tmp) + bytesIn(dist),
  });
  rmSync(tmp, { recursive: true, force: true });
  if (result.code === 0 && electronProgram(project) !== undefined) return undefined;
  if (result.how === 'idle') return `its download stood still for ${Math.round(idleMs / 1000)} s`;
  if (result.how === 'too-long') return 'its download took too long';
  return `it could not be fetched: ${firstError(result.tail)}`;
}

/** @param {readonly string[]} tail */
function firstError(tail) {
  return tail.find((line) => /error/i.test(line)) ?? tail.at(-1) ?? 'no reason given';
}

/**
 * @param {Project} project
 * @returns {string | undefined}
 */
function missingScreen({ platform, env }) {
  if (platform !== 'linux' || env['DISPLAY'] || env['WAYLAND_DISPLAY']) return undefined;
  return 'there is no screen: neither DISPLAY nor WAYLAND_DISPLAY is set';
}

/** @param {Project} project */
function electronVersion(project) {
  try {
    const file = join(project.nodeModules, 'electron', 'package.json');
    return JSON.parse(readFileSync(file, 'utf8')).version;
  } catch {
    return undefined;
  }
}

/**
 * Electron's program, found as the package finds it.
 *
 * @param {Project} project
 * @returns {string | undefined}
 */
function electronProgram({ nodeModules, env }) {
  const folder = join(nodeModules, 'electron');
  try {
    const name = readFileSync(join(folder, 'path.txt'), 'utf8');
    const program = join(env['ELECTRON_OVERRIDE_DIST_PATH'] || join(folder, 'dist'), name);
    return existsSync(program) ? program : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @returns {number}
 */
function bytesIn(folder) {
  let bytes = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
    }
  } catch {
    // Not there yet, or changing while it is read.
  }
  return bytes;
}
