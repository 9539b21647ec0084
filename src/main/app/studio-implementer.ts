import { implement } from '@orpc/server';
import { studioContract } from '../../shared/contract/studio-contract.ts';
import { answerOf } from './answer-of.ts';

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
