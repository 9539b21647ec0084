import { utilityProcess } from 'electron';
import { changedEnvironment } from '../app/changed-environment.ts';
import type { TrainerChild, TrainerStart } from '../app/trainer-client.ts';

const LAST_WORDS = 5;

/** Starts the trainer as an Electron utility process; `entryPath` is the built trainer. */
export function startUtilityTrainer(
  entryPath: string,
  { environment, onErrorLine }: TrainerStart = { environment: {} },
): TrainerChild {
  const child = utilityProcess.fork(entryPath, [], {
    env: changedEnvironment(process.env, environment),
    serviceName: 'T4SA Studio trainer',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastWords: readonly string[] = [];
  let rest = '';
  const tell = (line: string): void => {
    if (line.trim() === '') return;
    onErrorLine?.(line);
    lastWords = [...lastWords, line].slice(-LAST_WORDS);
  };
  child.stderr?.on('data', (bytes: Buffer) => {
    const lines = `${rest}${bytes.toString()}`.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(tell);
  });
  return {
    port: {
      postMessage: (message) => child.postMessage(message),
      on: (event, listener) => {
        if (event === 'message') child.on('message', (data: unknown) => listener({ data }));
        if (event === 'close') child.once('exit', () => listener());
      },
    },
    ended: new Promise((resolve) => {
      child.once('exit', (code) => {
        tell(rest);
        resolve({ cause: `exit code ${code}`, killed: code === 137 || code === 9, lastWords });
      });
    }),
    kill: () => child.kill(),
  };
}
