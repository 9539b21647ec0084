import type { ClientContext, ClientLink } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { createConnection } from '../../../../src/renderer/bridge/connection.ts';
import { retryDelayMs } from '../../../../src/renderer/bridge/retry-delay.ts';
import type { Transport } from '../../../../src/renderer/bridge/transport.ts';

/** A program that can be reached or not, with a clock that stands still until it is told to go. */
function aProgram() {
  const opened: { resolve: (name: string) => void; reject: () => void; lose: () => void }[] = [];
  const scheduled: { task: () => void; delayMs: number }[] = [];
  const connection = createConnection(
    (onLost) =>
      new Promise<Transport>((resolve, reject) => {
        opened.push({
          resolve: (name) => resolve({ link: linkNamed(name) }),
          reject: () => reject(new Error('refused')),
          lose: onLost,
        });
      }),
    (task, delayMs) => scheduled.push({ task, delayMs }),
  );
  const call = () => connection.link.call(['system', 'info'], undefined, { context: {} });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { connection, opened, scheduled, call, settled };
}

function linkNamed(name: string): ClientLink<ClientContext> {
  return { call: async () => name };
}

describe('createConnection', () => {
  it('lets calls wait for the first connection', async () => {
    const { opened, call } = aProgram();

    const answer = call();
    opened[0]?.resolve('first');

    expect(await answer).toBe('first');
  });

  it('counts failed attempts and pauses longer before each', async () => {
    const { connection, opened, scheduled, settled } = aProgram();

    opened[0]?.reject();
    await settled();
    scheduled[0]?.task();
    opened[1]?.reject();
    await settled();

    expect(connection.state.getState()).toEqual({ kind: 'connecting', failedAttempts: 2 });
    expect(scheduled.map(({ delayMs }) => delayMs)).toEqual([retryDelayMs(2), retryDelayMs(3)]);
  });

  it('refuses calls after a break until the next connection stands', async () => {
    const { connection, opened, scheduled, call, settled } = aProgram();
    opened[0]?.resolve('first');
    await settled();

    opened[0]?.lose();

    expect(connection.state.getState().kind).toBe('lost');
    await expect(call()).rejects.toThrow('lost');
    scheduled[0]?.task();
    opened[1]?.resolve('second');
    await settled();
    expect(connection.state.getState()).toEqual({ kind: 'connected', failedAttempts: 0 });
    expect(await call()).toBe('second');
  });
});

describe('retryDelayMs', () => {
  it('doubles up to a cap', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 50].map(retryDelayMs)).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 8000, 8000,
    ]);
  });
});
