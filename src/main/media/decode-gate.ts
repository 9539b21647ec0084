/** Lets work of one kind run side by side, and work of the other kind alone. */
export type DecodeGate = {
  readonly shared: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until nothing runs, and lets nothing begin until it is done. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
};

export function createDecodeGate(): DecodeGate {
  let turn: Promise<unknown> = Promise.resolve();
  const running = new Set<Promise<unknown>>();

  return {
    shared: async (work) => {
      for (let seen: unknown; seen !== turn; ) {
        seen = turn;
        await turn;
      }
      const result = work();
      const settled = result.then(ignore, ignore);
      running.add(settled);
      void settled.then(() => running.delete(settled));
      return result;
    },
    alone: (work) => {
      const result = turn.then(() => Promise.all(running)).then(work);
      turn = result.then(ignore, ignore);
      return result;
    },
  };
}

function ignore(): void {}
