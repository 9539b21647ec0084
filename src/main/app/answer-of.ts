import { ORPCError } from '@orpc/server';
import { z } from 'zod';
import { FAILURE_KINDS, Failure } from '../../shared/failure.ts';

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

const FailureAnswer = z.object({
  code: z.enum(FAILURE_KINDS),
  message: z.string(),
  data: z.object({ advice: z.string() }),
});

/** The expected failure that came over a wire; null for anything else. */
export function failureOf(error: unknown): Failure | null {
  if (!(error instanceof ORPCError)) return null;
  const answer = FailureAnswer.safeParse(error).data;
  if (answer === undefined) return null;
  return new Failure(answer.code, answer.message, answer.data.advice, { cause: error });
}
