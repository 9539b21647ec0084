import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ipcPort } from '../../shared/contract/ipc-port.ts';
import { changedEnvironment } from './changed-environment.ts';
import type { TrainerChild, TrainerEnd, TrainerStart } from './trainer-client.ts';

const LAST_WORDS = 5;
/** What TensorFlow says of itself whenever it starts, and what Node adds to an error's message. */
const NOISE = /^(WARNING: All log messages before absl|[IW]\d{4} |\s+at |Node\.js v|$)/;

/** Starts the trainer as a Node child process; `entryPath` is the trainer's entry file. */
export function forkTrainer(
  entryPath: string,
  { environment, onErrorLine }: TrainerStart = { environment: {} },
): TrainerChild {
  const child = fork(entryPath, [], {
    env: changedEnvironment(process.env, environment),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
  });
  const lastWords: string[] = [];
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      onErrorLine?.(line);
      if (NOISE.test(line)) return;
      lastWords.push(line.trim());
      if (lastWords.length > LAST_WORDS) lastWords.shift();
    });
  }
  return {
    port: ipcPort(child),
    ended: endOf(child, lastWords),
    kill: (force) => child.kill(force ? 'SIGKILL' : 'SIGTERM'),
  };
}

function endOf(child: ChildProcess, lastWords: readonly string[]): Promise<TrainerEnd> {
  return new Promise((resolve) => {
    child.on('error', (error) =>
      resolve({ cause: `it could not start: ${error.message}`, killed: false, lastWords }),
    );
    // 'close' comes after 'exit', when the error output has been read to its end.
    child.on('close', (code, signal) =>
      resolve({
        cause: signal === null ? `exit code ${code}` : `signal ${signal}`,
        killed: signal === 'SIGKILL',
        lastWords,
      }),
    );
  });
}
