/** Work that waits for its turn. */
export type RenderQueue = {
  /**
   * Does the work when a place is free; what is shown right now comes before what is made in the background.
   *
   * Aborting the signal takes work that still waits out of the queue; work that has begun goes on.
   *
   * @throws the signal's reason where it was aborted in time, else what the work throws
   */
  readonly run: <T>(
    work: () => Promise<T>,
    options: { readonly urgency: Urgency; readonly signal: AbortSignal },
  ) => Promise<T>;
  /** Resolves once nothing runs. */
  readonly idle: () => Promise<void>;
};

/** `shown`: someone looks at the empty place; `background`: nobody waits. */
export type Urgency = 'shown' | 'background';

/**
 * Runs at most `concurrency` pieces of work side by side.
 *
 * What is shown is done last in, first out: whoever scrolls looks at what was asked for last. The background
 * keeps its order, and begins only while nothing shown waits.
 */
export function createRenderQueue(concurrency: number): RenderQueue {
  const waiting: Readonly<Record<Urgency, (() => Promise<void>)[]>> = { shown: [], background: [] };
  const running = new Set<Promise<void>>();

  const fill = (): void => {
    while (running.size < concurrency) {
      const begin = waiting.shown.pop() ?? waiting.background.shift();
      if (begin === undefined) return;
      const done = begin();
      running.add(done);
      void done.then(() => {
        running.delete(done);
        fill();
      });
    }
  };

  return {
    run: (work, { urgency, signal }) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const line = waiting[urgency];
        const drop = (): void => {
          line.splice(line.indexOf(begin), 1);
          reject(signal.reason);
        };
        const begin = async (): Promise<void> => {
          signal.removeEventListener('abort', drop);
          await work().then(resolve, reject);
        };
        signal.addEventListener('abort', drop, { once: true });
        line.push(begin);
        fill();
      }),
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
