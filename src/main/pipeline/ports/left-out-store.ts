import type { MediaId } from '../../../shared/domain/ids.ts';
import type {
  LeaveOutScope,
  LeftOutCount,
  LeftOutPage,
  TakeBackDecision,
  TakeBackScope,
} from '../../../shared/domain/left-out.ts';
import type { RejectionReason } from '../../../shared/domain/rejection.ts';

type Range = {
  readonly reason: RejectionReason;
  readonly offset: number;
  readonly limit: number;
};

/** Images that were left out, and people's decisions to take them back. */
export type LeftOutStore = {
  readonly counts: () => readonly LeftOutCount[];
  readonly leftOut: (range: Range) => LeftOutPage;
  readonly takenBack: (range: Range) => LeftOutPage;
  readonly isTakenBack: (mediaId: MediaId) => boolean;
  /**
   * Makes the images unchecked and remembers the decision, in one transaction.
   *
   * @throws Failure BAD_INPUT for an image that cannot be decoded, NOT_FOUND where nothing is left out.
   */
  readonly takeBack: (scope: TakeBackScope, atMs: number) => TakeBackDecision;
  /** Leaves out again, with the reason from before; their labels and near-duplicate groups go. Returns how many. */
  readonly leaveOut: (scope: LeaveOutScope) => number;
};
