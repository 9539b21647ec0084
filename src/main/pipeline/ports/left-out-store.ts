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
   * Remembers the decision and makes its images unchecked, in one transaction. The images of a reason follow with
   * `settle`; the same reason asked for meanwhile is answered with that decision.
   *
   * @throws Failure BAD_INPUT for an image that cannot be decoded, NOT_FOUND where nothing is left out.
   */
  readonly takeBack: (scope: TakeBackScope, atMs: number) => TakeBackDecision;
  /**
   * Leaves out again, with the reason from before; their labels and near-duplicate groups go. The images of a
   * decision follow with `settle`; one that is under way goes no further. Returns how many.
   */
  readonly leaveOut: (scope: LeaveOutScope) => number;
  /** How many images have not followed the decisions on them yet. */
  readonly unsettled: () => number;
  /** Has the next images follow their decision, in one transaction; returns how many, null where none is left. */
  readonly settle: (limit: number) => number | null;
};
