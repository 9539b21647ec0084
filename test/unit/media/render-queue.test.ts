import { describe, expect, it } from 'vitest';
import { createRenderQueue, type Urgency } from '../../../src/main/media/render-queue.ts';

const NEVER = new AbortController().signal;

/** A queue with one place, which `first` holds until `letGo` is called, and the names of what began. */
function heldQueue() {
  const queue = createRenderQueue(1);
  const began: string[] = [];
  const gate = Promise.withResolvers<void>();
  const add = (name: string, urgency: Urgency, signal = NEVER): Promise<string> =>
    queue.run(
      async () => {
        began.push(name);
        if (name === 'first') await gate.promise;
        return name;
      },
      { urgency, signal },
    );
  const first = add('first', 'shown');
  return { queue, began, add, first, letGo: gate.resolve };
}

describe('createRenderQueue', () => {
  it('begins with what was asked for last, and keeps the order of the background', async () => {
    const { queue, began, add, letGo } = heldQueue();
    const all = [
      add('background 1', 'background'),
      add('background 2', 'background'),
      add('shown 1', 'shown'),
      add('shown 2', 'shown'),
    ];
    letGo();
    await Promise.all(all);
    await queue.idle();

    expect(began).toEqual(['first', 'shown 2', 'shown 1', 'background 1', 'background 2']);
  });

  it('drops what is not wanted any more, and only that', async () => {
    const { began, add, letGo } = heldQueue();
    const abort = new AbortController();
    const dropped = add('dropped', 'shown', abort.signal);
    const kept = add('kept', 'shown');
    abort.abort(new Error('scrolled away'));

    await expect(dropped).rejects.toThrow('scrolled away');
    letGo();
    await kept;
    expect(began).toEqual(['first', 'kept']);
  });

  it('goes on with what has begun', async () => {
    const queue = createRenderQueue(1);
    const abort = new AbortController();
    const done = queue.run(async () => 'done', { urgency: 'shown', signal: abort.signal });
    abort.abort();

    expect(await done).toBe('done');
  });

  it('does not begin what was aborted before', async () => {
    const run = createRenderQueue(1).run(async () => 'done', {
      urgency: 'shown',
      signal: AbortSignal.abort(new Error('too late')),
    });

    await expect(run).rejects.toThrow('too late');
  });

  it('runs no more at the same time than it may, and survives failures', async () => {
    const queue = createRenderQueue(2);
    let running = 0;
    let most = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 9 }, (_, index) =>
        queue.run(
          async () => {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setTimeout(resolve, 1));
            running -= 1;
            if (index % 3 === 0) throw new Error('broken');
          },
          { urgency: index % 2 === 0 ? 'shown' : 'background', signal: NEVER },
        ),
      ),
    );

    expect(most).toBe(2);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  });
});
