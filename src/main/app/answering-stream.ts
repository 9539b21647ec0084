import { answerOf } from './answer-of.ts';

/** A stream whose failures, like those of a plain procedure, become answers of the contract; see `answerOf`. */
export async function* answeringStream<T>(
  stream: AsyncIterable<T>,
  onBug: (error: unknown) => void,
  signal: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  try {
    yield* stream;
  } catch (error) {
    // Nobody is left who could be told.
    if (!signal.aborted) throw answerOf(error, onBug);
  }
}
