import { describe, expect, it } from 'vitest';
import { createChangeSignal } from '../../../src/main/app/change-signal.ts';

describe('following changes', () => {
  it('yields at once, then once for many changes in an interval, and ends with the signal', async () => {
    const changes = createChangeSignal();
    const abort = new AbortController();
    const follow = changes.follow(20, abort.signal);

    expect((await follow.next()).done).toBe(false);
    for (let change = 0; change < 100; change += 1) changes.emit();
    expect((await follow.next()).done).toBe(false);

    const afterAll = follow.next();
    abort.abort();
    expect((await afterAll).done).toBe(true);
  });

  it('does not miss a change that comes while the follower is busy', async () => {
    const changes = createChangeSignal();
    const abort = new AbortController();
    const follow = changes.follow(1, abort.signal);

    await follow.next();
    changes.emit();

    expect((await follow.next()).done).toBe(false);
    abort.abort();
  });
});
