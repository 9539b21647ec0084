import { ORPCError } from '@orpc/server';
import { Failure } from '../../shared/failure.ts';

/** What goes over a wire: an expected failure with its advice, or a bug with its message only. */
export function answerOf(error: unknown, onBug: (error: unknown) => void): unknown {
  if (error instanceof Failure) {
    return new ORPCError(error.kind, {
      defined: true,
      message: error.message,
      data: { advice: error.advice },
    });
  }
  if (!(error instanceof ORPCError)) onBug(error);
  return error;
}
