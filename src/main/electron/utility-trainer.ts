import { utilityProcess } from 'electron';
import type { TrainerChild } from '../app/trainer-client.ts';

const LAST_WORDS = 5;

/** Starts the trainer as an Electron utility process; `entryPath` is the built trainer. */
export function startUtilityTrainer(entryPath: string): TrainerChild {
  const child = utilityProcess.fork(entryPath, [], {
    serviceName: 'T4SA Studio trainer',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastWords: readonly string[] = [];
  child.stderr?.on('data', (bytes: Buffer) => {
    const lines = bytes
      .toString()
      .split('\n')
      .filter((line) => line.trim() !== '');
    lastWords = [...lastWords, ...lines].slice(-LAST_WORDS);
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
      child.once('exit', (code) =>
        resolve({ cause: `exit code ${code}`, killed: code === 137 || code === 9, lastWords }),
      );
    }),
    kill: () => child.kill(),
  };
}
