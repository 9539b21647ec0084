import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * A process by its id and the time it started, since ids are used again.
 *
 * @typedef {{ pid: number, started: string }} ProcessMark
 */

/**
 * @param {number} pid
 * @returns {ProcessMark}
 */
export function markProcess(pid) {
  return { pid, started: startOf(pid) ?? '' };
}

/**
 * Whether that very process still runs; one that ended but was not yet collected does not.
 *
 * @param {ProcessMark} mark
 */
export function isAlive(mark) {
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to someone else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const started = startOf(mark.pid);
  return started !== undefined && (mark.started === '' || mark.started === started);
}

/**
 * Ends a process and all that it started in its process group, and waits until it is gone.
 *
 * @param {ProcessMark} mark
 */
export async function killGroup(mark) {
  if (!isAlive(mark)) return;
  signalGroup(mark.pid, 'SIGKILL');
  for (let waited = 0; waited < 5000 && isAlive(mark); waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * @param {number} pid leader of a process group
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // It is gone already.
  }
}

/**
 * Names the space in which process ids mean something: this machine, or this container of it.
 */
export function processSpace() {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/**
 * When a process started; undefined when it does not run any more.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
function startOf(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // Fields after the name, which is in brackets and may hold blanks: proc_pid_stat(5).
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  if (process.platform === 'win32') return '';
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = (ps.stdout ?? '').trim();
  return line === '' || line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
}
