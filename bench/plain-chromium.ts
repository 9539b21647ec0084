import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

/** A page of Chromium with as little looking on as can be: Playwright keeps what every request brought. */
export type PlainPage = {
  /** Answers what an expression, or the promise that it gives, comes to. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  readonly wheel: (x: number, y: number, pixels: number) => Promise<void>;
  /** Private memory of the largest renderer process, MiB. */
  readonly rendererMebibytes: () => Promise<number>;
  readonly close: () => Promise<void>;
};

type Evaluated = {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: object;
};

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function openPlainPage(
  address: string,
  size: { readonly width: number; readonly height: number },
): Promise<PlainPage> {
  const program = PROGRAM.find((path) => existsSync(path));
  if (program === undefined) throw new Error('there is no Chromium here');
  const profile = await mkdtemp(join(tmpdir(), 't4sa-chromium-'));
  const child = spawn(
    program,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-background-networking',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--window-size=${size.width},${size.height}`,
      address,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const socket = new WebSocket(await pageSocket(await debuggerPort(child)));
  await once(socket, 'open');
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let nextId = 1;
  socket.on('message', (data) => {
    const { id, result, error } = JSON.parse(String(data));
    if (error === undefined) waiting.get(id)?.resolve(result);
    else waiting.get(id)?.reject(new Error(error.message));
    waiting.delete(id);
  });
  const send = (method: string, params: object): Promise<unknown> => {
    const answer = Promise.withResolvers<unknown>();
    waiting.set(nextId, answer);
    socket.send(JSON.stringify({ id: nextId, method, params }));
    nextId += 1;
    return answer.promise;
  };
  return {
    evaluate: async (expression) => {
      const options = { expression, awaitPromise: true, returnByValue: true };
      const answer = await send('Runtime.evaluate', options);
      const { result, exceptionDetails } = answer as Evaluated; // why: as the protocol says
      if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
      return result.value;
    },
    wheel: async (x, y, deltaY) => {
      await send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY });
    },
    rendererMebibytes: () => largestRenderer(profile),
    close: async () => {
      socket.terminate();
      const ended = once(child, 'exit');
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function debuggerPort(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('Chromium was started without its error output');
  for await (const line of createInterface({ input: child.stderr })) {
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1];
    if (port !== undefined) return port;
  }
  throw new Error('Chromium ended before it listened');
}

async function pageSocket(port: string): Promise<string> {
  for (;;) {
    const pages = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
    const page = (pages as { type: string; webSocketDebuggerUrl: string }[]) // why: as the protocol says
      .find(({ type }) => type === 'page');
    if (page !== undefined) return page.webSocketDebuggerUrl;
  }
}

async function largestRenderer(profile: string): Promise<number> {
  let largest = 0;
  for (const process of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${process}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('--type=renderer')) continue;
    if (!command.includes(profile) && !(await isOf(process, profile))) continue;
    const memory = await readFile(`/proc/${process}/smaps_rollup`, 'utf8').catch(() => '');
    const sizes = [...memory.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)];
    largest = Math.max(
      largest,
      sizes.reduce((sum, [, kibibytes]) => sum + Number(kibibytes), 0) / 1024,
    );
  }
  return Math.round(largest);
}

/** Whether one of a process's parents was started with the profile. */
async function isOf(process: string, profile: string): Promise<boolean> {
  const parent = /^PPid:\s+(\d+)$/m.exec(
    await readFile(`/proc/${process}/status`, 'utf8').catch(() => ''),
  )?.[1];
  if (parent === undefined || parent === '0' || parent === '1') return false;
  const command = await readFile(`/proc/${parent}/cmdline`, 'utf8').catch(() => '');
  return command.includes(profile) || isOf(parent, profile);
}
