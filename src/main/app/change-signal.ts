/** Tells many listeners that something changed; what changed, they read themselves. */
export type ChangeSignal = {
  readonly emit: () => void;
  /**
   * Ends with the signal; yields once at the start, then after changes, at most once an interval.
   */
  readonly follow: (intervalMs: number, signal: AbortSignal) => AsyncGenerator<void, void>;
};

export function createChangeSignal(): ChangeSignal {
  const listeners = new Set<() => void>();
  return {
    emit: () => {
      for (const listener of listeners) listener();
    },
    follow: async function* (intervalMs, signal) {
      let changed = true;
      let wake: () => void = () => undefined;
      const listener = (): void => {
        changed = true;
        wake();
      };
      listeners.add(listener);
      signal.addEventListener('abort', listener);
      try {
        while (!signal.aborted) {
          if (changed) {
            changed = false;
            yield;
            await pause(intervalMs, signal);
          } else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } finally {
        listeners.delete(listener);
        signal.removeEventListener('abort', listener);
      }
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
