import { expect, it } from 'vitest';
import { planFaults } from '../../../src/main/demo/api/planned-faults.ts';
import { createRateWindow } from '../../../src/main/demo/api/rate-window.ts';

it('refuses every n-th new thing once, so that a retry passes', () => {
  const faults = planFaults({ rateLimitEvery: 3, serverErrorEvery: 2 });
  const first = ['a', 'b', 'c', 'd', 'e', 'f'].map(faults.next);

  expect(first).toEqual([null, 503, 429, 503, null, 429]);
  expect(['a', 'b', 'c', 'd', 'e', 'f'].map(faults.next)).toEqual(Array(6).fill(null));
});

it('plans nothing when nothing is wished', () => {
  const faults = planFaults({});

  expect(['a', 'b', 'c'].map(faults.next)).toEqual([null, null, null]);
});

it('counts requests by window', () => {
  let nowMs = 1_000;
  const window = createRateWindow(2, 60_000, () => nowMs);

  expect(window.take()).toEqual({
    allowed: true,
    headers: {
      'x-rate-limit-limit': '2',
      'x-rate-limit-remaining': '1',
      'x-rate-limit-reset': '61',
    },
  });
  expect(window.take().allowed).toBe(true);
  expect(window.take()).toMatchObject({
    allowed: false,
    headers: { 'x-rate-limit-remaining': '0' },
  });
  nowMs = 61_000;
  expect(window.take().allowed).toBe(true);
});
