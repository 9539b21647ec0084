import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, killGroup, markProcess, processSpace } from './live-process.mjs';

/** @typedef {import('./live-process.mjs').ProcessMark} ProcessMark */

/**
 * @typedef {object} Holder
 * @property {ProcessMark} process
 * @property {string} space
 * @property {string} project
 * @property {ProcessMark[]} children leaders of the process groups it started
 */

/**
 * @typedef {object} SetupLock
 * @property {(pids: readonly number[]) => void} recordChildren so that a set-up that takes over
 *   after a crash can end what the crashed one left running
 * @property {() => void} release
 */

const BEAT_MS = 5_000;
const SILENT_MS = 60_000;
const EMPTY_MS = 10_000;

/**
 * Takes the lock that keeps two set-ups apart, waiting while another one works.
 *
 * The lock of a set-up that was killed is taken over, and the tools that it left running are
 * ended first. On another machine (a shared home folder) a set-up counts as dead when it gave no
 * sign of life for a minute.
 *
 * @param {string} file
 * @param {{ project: string, say: (line: string) => void, pollMs?: number }} options
 * @returns {Promise<SetupLock>}
 */
export async function takeLock(file, { project, say, pollMs = 500 }) {
  mkdirSync(dirname(file), { recursive: true });
  /** @type {Holder} */
  const own = {
    process: markProcess(process.pid),
    space: processSpace(),
    project,
    children: [],
  };
  let told = false;
  while (!createWith(file, JSON.stringify(own))) {
    const found = look(file);
    if (found === undefined) continue;
    if (isStale(found)) {
      await takeOver(file, found, say);
      continue;
    }
    if (!told && found.holder) {
      say(
        `waits for another set-up (process ${found.holder.process.pid}, ${found.holder.project})`,
      );
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  return {
    recordChildren(pids) {
      own.children = pids.map(markProcess);
      const temporary = `${file}.${process.pid}.tmp`;
      writeFileSync(temporary, JSON.stringify(own));
      renameSync(temporary, file);
    },
    release() {
      clearInterval(beat);
      const holder = look(file)?.holder;
      if (holder?.process.pid === process.pid && holder.space === own.space) {
        rmSync(file, { force: true });
      }
    },
  };
}

/**
 * Makes the file with its content in one go; false when it is there already.
 *
 * @param {string} file
 * @param {string} content
 */
function createWith(file, content) {
  const temporary = `${file}.${process.pid}.new`;
  writeFileSync(temporary, content);
  try {
    linkSync(temporary, file);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return false;
    // A file system without hard links: the file may be seen empty for a moment.
    return createExclusively(file, content);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * @param {string} file
 * @param {string} content
 */
function createExclusively(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {{ text: string, holder: Holder | undefined, ageMs: number } | undefined}
 */
function look(file) {
  try {
    const ageMs = Date.now() - statSync(file).mtimeMs;
    const text = readFileSync(file, 'utf8');
    return { text, holder: parseHolder(text), ageMs };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} text
 * @returns {Holder | undefined}
 */
function parseHolder(text) {
  try {
    const value = JSON.parse(text);
    return typeof value?.process?.pid === 'number' && Array.isArray(value.children)
      ? value
      : undefined;
  } catch {
    return undefined;
  }
}

/** @param {{ holder: Holder | undefined, ageMs: number }} found */
function isStale({ holder, ageMs }) {
  if (holder === undefined) return ageMs > EMPTY_MS;
  if (holder.space === processSpace()) return !isAlive(holder.process);
  return ageMs > SILENT_MS;
}

/**
 * @param {string} file
 * @param {{ text: string, holder: Holder | undefined }} found
 * @param {(line: string) => void} say
 */
async function takeOver(file, found, say) {
  // Before the lock moves: whoever gets it next must not meet these tools.
  if (found.holder?.space === processSpace()) {
    const left = found.holder.children.filter(isAlive);
    if (left.length > 0) say(`ends ${left.length} tool(s) left by a set-up that was killed`);
    for (const child of left) await killGroup(child);
  }
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = readFileSync(aside, 'utf8');
  // When another set-up took over in between, this is its lock: put it back.
  if (moved !== found.text) createWith(file, moved);
  rmSync(aside, { force: true });
}

/** @param {string} file */
function touch(file) {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // Someone cleared the cache folder while we work; the lock is theirs to take now.
  }
}
