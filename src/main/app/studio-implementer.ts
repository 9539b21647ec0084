import { implement, ORPCError } from '@orpc/server';
import { studioContract } from '../../shared/contract/studio-contract.ts';
import { Failure } from '../../shared/failure.ts';

/** The contract, to be implemented part by part; what a procedure throws becomes an answer of the contract. */
export function studioImplementer(onBug: (error: unknown) => void) {
  return implement(studioContract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw answerOf(error, onBug);
    }
  });
}

export type StudioImplementer = ReturnType<typeof studioImplementer>;

/** What goes over the wire: an expected failure with its advice, or a bug with its message only. */
function answerOf(error: unknown, onBug: (error: unknown) => void): unknown {
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
