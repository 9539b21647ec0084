import { z } from 'zod';
import { FAILURE_KINDS, type FailureKind } from '../failure.ts';

const data = z.object({ advice: z.string() });

type FailureErrors = { readonly [K in FailureKind]: { readonly data: typeof data } };

/** The typed errors of every procedure: one per failure kind, with the advice as its data. */
export const failureErrors = Object.fromEntries(
  FAILURE_KINDS.map((kind) => [kind, { data }]),
) as FailureErrors; // why: fromEntries forgets the keys
