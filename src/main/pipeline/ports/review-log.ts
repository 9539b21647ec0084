import type { MediaId } from '../../../shared/domain/ids.ts';
import type {
  OpenOrigin,
  ReviewAction,
  ReviewerName,
  ReviewerSummary,
  ReviewState,
  Verdict,
} from '../../../shared/domain/verdict.ts';

/** A verdict on one place of a review set. */
export type PlaceVerdict = {
  readonly reviewer: ReviewerName;
  readonly set: string;
  readonly position: number;
  readonly mediaId: MediaId;
  readonly verdict: Verdict;
  readonly atMs: number;
};

/**
 * The append-only log of what reviewers did, and the verdicts that follow from it.
 *
 * What a call changed is on disk when it returns, or nothing of it. Names of reviewers are the same in upper
 * and lower case; the first spelling is kept.
 */
export type ReviewLog = {
  /**
   * Gives one verdict to images outside of review sets, as one action; null withdraws.
   *
   * @param given.mediaIds at least one; an id that comes twice counts once.
   * @throws Failure NOT_FOUND when an image is not in the workspace.
   */
  readonly give: (given: {
    readonly reviewer: ReviewerName;
    readonly origin: OpenOrigin;
    readonly mediaIds: readonly MediaId[];
    readonly verdict: Verdict | null;
    readonly atMs: number;
  }) => void;
  /** The place must be one of the set's. */
  readonly answer: (given: PlaceVerdict) => void;
  /** Settles what reviewers disagree on; the place must be one of the set's. */
  readonly adjudicate: (given: PlaceVerdict) => void;
  /** Takes back the reviewer's newest action that stands; null when there is none. */
  readonly undo: (reviewer: ReviewerName, atMs: number) => ReviewAction | null;
  /** Does again what the reviewer undid last, unless they gave a verdict since; null when there is nothing. */
  readonly redo: (reviewer: ReviewerName, atMs: number) => ReviewAction | null;
  readonly state: (reviewer: ReviewerName) => ReviewState;
  /** The reviewer's newest actions that stand, newest first. */
  readonly history: (reviewer: ReviewerName, limit: number) => readonly ReviewAction[];
  /** By name. */
  readonly reviewers: () => readonly ReviewerSummary[];
  /** The newest row of the log; 0 when it is empty. */
  readonly revision: () => number;
};
