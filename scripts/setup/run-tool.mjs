import { spawn } from 'node:child_process';
import { signalGroup } from './live-process.mjs';

/**
 * @typedef {object} ToolResult
 * @property {'ended' | 'missing' | 'idle' | 'too-long'} how `missing`: it could not be started
 * @property {number | null} code exit status; null unless it ended by itself
 * @property {string} stdout its last 64 KiB
 * @property {readonly string[]} tail last lines of both outputs together
 */

/**
 * @typedef {object} ToolOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} env
 * @property {(line: string) => void} [onLine] gets each line of output
 * @property {number} [limitMs] end it after this time
 * @property {number} [idleMs] end it after this time without a sign of work
 * @property {() => number} [work] a number that changes while it works without output
 */

const TAIL_LINES = 20;
const STDOUT_CHARS = 65_536;

/** @type {Set<number>} */
const running = new Set();
/** @type {(pids: readonly number[]) => void} */
let onChange = () => {};

/**
 * Has a function called with the ids of the running tools whenever they change.
 *
 * @param {(pids: readonly number[]) => void} callback
 */
export function watchTools(callback) {
  onChange = callback;
}

/** Ends every tool that runs, with all it started. */
export function endTools() {
  for (const pid of running) signalGroup(pid, 'SIGKILL');
}

/**
 * Runs a tool to its end, without a terminal and in a process group of its own, so that it can be
 * ended as a whole. Never rejects: the result tells how it went.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {ToolOptions} options
 * @returns {Promise<ToolResult>}
 */
export function runTool(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      // Windows starts .cmd files only through a shell.
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    });
    const pid = child.pid;
    if (pid !== undefined) {
      running.add(pid);
      onChange([...running]);
    }
    const output = collect(child, options.onLine ?? (() => {}));
    /** @type {ToolResult['how']} */
    let how = 'ended';
    const stop = watchdog(options, output, (reason) => {
      how = reason;
      if (pid !== undefined) signalGroup(pid, 'SIGKILL');
    });
    /** @param {number | null} code */
    const finish = (code) => {
      stop();
      if (pid !== undefined && running.delete(pid)) onChange([...running]);
      output.flush();
      resolve({ how, code, stdout: output.stdout(), tail: output.tail() });
    };
    child.once('error', (error) => {
      how = 'missing';
      output.add(`${command}: ${error.message}`);
      finish(null);
    });
    child.once('close', finish);
  });
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {(line: string) => void} onLine
 */
function collect(child, onLine) {
  /** @type {string[]} */
  const lines = [];
  let stdout = '';
  let count = 0;
  /** @param {string} line */
  const add = (line) => {
    const text = line.trimEnd();
    if (text === '') return;
    lines.push(text.slice(0, 400));
    if (lines.length > TAIL_LINES) lines.shift();
    onLine(text);
  };
  const flushes = [child.stdout, child.stderr].map((stream) => {
    let rest = '';
    stream.setEncoding('utf8');
    stream.on('data', (/** @type {string} */ chunk) => {
      count += chunk.length;
      if (stream === child.stdout) stdout = (stdout + chunk).slice(-STDOUT_CHARS);
      // Progress bars separate their states by carriage returns.
      const parts = (rest + chunk).split(/[\r\n]+/);
      rest = parts.pop() ?? '';
      for (const part of parts) add(part);
    });
    return () => {
      add(rest);
      rest = '';
    };
  });
  return {
    add,
    flush: () => flushes.forEach((flush) => void flush()),
    stdout: () => stdout,
    tail: () => [...lines],
    count: () => count,
  };
}

/**
 * @param {ToolOptions} options
 * @param {{ count: () => number }} output
 * @param {(reason: 'idle' | 'too-long') => void} end
 * @returns {() => void} stops watching
 */
function watchdog({ limitMs, idleMs, work = () => 0 }, output, end) {
  /** @type {NodeJS.Timeout[]} */
  const timers = [];
  if (limitMs !== undefined) timers.push(setTimeout(() => end('too-long'), limitMs));
  if (idleMs !== undefined) {
    let last = '';
    let since = performance.now();
    const look = () => {
      const now = `${output.count()} ${work()}`;
      if (now !== last) {
        last = now;
        since = performance.now();
      } else if (performance.now() - since >= idleMs) end('idle');
    };
    timers.push(setInterval(look, Math.min(1000, idleMs / 2)));
  }
  return () => timers.forEach(clearTimeout);
}
