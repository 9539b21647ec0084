/** Streams that have begun and not ended, of work that must not overlap with itself. */
export type UnderWay = {
  /** The same stream; it begins once those before it have ended. */
  readonly inTurn: <T>(
    events: AsyncGenerator<T, void, undefined>,
  ) => AsyncGenerator<T, void, undefined>;
  /** Waits until all streams that have begun by now have ended. */
  readonly settled: () => Promise<void>;
};

/**
 * Keeps streams in turn.
 *
 * A caller that stops reading is told so at once, while the stream still ends its batch and writes a checkpoint:
 * whoever is next must neither read nor write the same folder before that.
 */
export function createUnderWay(): UnderWay {
  let last: Promise<void> = Promise.resolve();
  return {
    inTurn: async function* (events) {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      try {
        await before;
        yield* events;
      } finally {
        resolve();
      }
    },
    settled: () => last,
  };
}
