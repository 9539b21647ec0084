import { expect, test } from 'vitest';
import { createUnderWay } from '../../../src/main/trainer/under-way.ts';

/** Counts up for ever; says when it begins and, a while after it is told to, when it has ended. */
async function* counting(name: string, log: string[]): AsyncGenerator<number, void, undefined> {
  log.push(`${name} begins`);
  try {
    for (let n = 0; ; n += 1) yield n;
  } finally {
    await new Promise((resolve) => setTimeout(resolve, 5));
    log.push(`${name} has ended`);
  }
}

test('a stream begins once the one before has ended, also one that nobody waits for', async () => {
  const log: string[] = [];
  const { inTurn, settled } = createUnderWay();
  const first = inTurn(counting('first', log));
  await first.next();
  void first.return();
  log.push('the first is told to end');

  const second = inTurn(counting('second', log));
  expect((await second.next()).value).toBe(0);
  void second.return();
  await settled();

  expect(log).toEqual([
    'first begins',
    'the first is told to end',
    'first has ended',
    'second begins',
    'second has ended',
  ]);
});

test('nothing is waited for where nothing is under way, and a failure ends a turn too', async () => {
  const { inTurn, settled } = createUnderWay();
  await settled();
  const failing = inTurn(failingAtOnce());
  await expect(failing.next()).rejects.toThrow('no such thing');
  await settled();
});

async function* failingAtOnce(): AsyncGenerator<number, void, undefined> {
  yield await Promise.reject<number>(new Error('no such thing'));
}
