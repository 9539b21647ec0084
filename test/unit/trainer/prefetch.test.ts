import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { prefetch } from '../../../src/main/trainer/prefetch.ts';

type Log = { started: number; ended: number };

function* tasks(count: number, log: Log): Generator<() => Promise<number>> {
  for (let i = 0; i < count; i += 1) {
    yield async () => {
      log.started += 1;
      await sleep((count - i) % 3);
      log.ended += 1;
      return i;
    };
  }
}

test('gives all results in order, whichever task ends first', async () => {
  const results: number[] = [];
  for await (const result of prefetch(tasks(10, { started: 0, ended: 0 }), 3)) results.push(result);
  expect(results).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('starts no more tasks than allowed ahead of the one that is consumed', async () => {
  const log = { started: 0, ended: 0 };
  for await (const result of prefetch(tasks(10, log), 2)) {
    expect(log.started).toBeLessThanOrEqual(result + 1 + 2);
  }
  expect(log.started).toBe(10);
});

test('a consumer that stops leaves no task running and starts none', async () => {
  const log = { started: 0, ended: 0 };
  for await (const _ of prefetch(tasks(10, log), 2)) break;
  expect(log.ended).toBe(log.started);
  expect(log.started).toBe(3);
});

test('a task that fails is thrown in its place', async () => {
  const failing = [async () => 1, () => Promise.reject(new Error('broken')), async () => 3];
  const seen: number[] = [];
  const reading = async () => {
    for await (const result of prefetch(failing, 3)) seen.push(result);
  };
  await expect(reading()).rejects.toThrow('broken');
  expect(seen).toEqual([1]);
});
