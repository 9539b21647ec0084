import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  LeaveOutScope,
  LeftOutCount,
  LeftOutPage,
  TakeBackDecision,
  TakeBackScope,
} from '../domain/left-out.ts';
import { RejectionReason } from '../domain/rejection.ts';
import { failureErrors } from './failures.ts';

const procedure = oc.errors(failureErrors);

const page = {
  reason: RejectionReason,
  offset: z.int().nonnegative(),
  limit: z.int().min(1).max(200),
};

/** Images that the damage check left out. Nothing was deleted: whoever disagrees takes them back. */
export const mediaContract = {
  /** Reasons that some image has or had. */
  leftOutCounts: procedure.output(z.array(LeftOutCount).readonly()),
  leftOut: procedure.input(z.object(page)).output(LeftOutPage),
  /** Images that were left out for a reason and taken back. */
  takenBack: procedure.input(z.object(page)).output(LeftOutPage),
  /**
   * Takes images back for good; the next `clean` job hashes them, and no later one leaves them out again.
   * Fails BAD_INPUT for an image that cannot be decoded, NOT_FOUND where nothing is left out.
   */
  takeBack: procedure.input(TakeBackScope).output(TakeBackDecision),
  /** Leaves images out as they were before they were taken back; their labels and groups go. */
  leaveOut: procedure.input(LeaveOutScope).output(z.object({ images: z.int() })),
};
