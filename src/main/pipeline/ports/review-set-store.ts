import type { MediaId } from '../../../shared/domain/ids.ts';
import type { Polarity } from '../../../shared/domain/polarity.ts';
import type {
  BlindItem,
  Revealed,
  ReviewSetKind,
  ReviewSetSummary,
} from '../../../shared/domain/review-set.ts';
import type { ReviewerName } from '../../../shared/domain/verdict.ts';
import type { StandingVerdict } from '../../domain/review-outcome.ts';

/** One place of a review set, by the place's number in the list. */
export type ReviewSetItem = {
  readonly mediaId: MediaId;
  /** The place that this one repeats, unmarked; null for an original. */
  readonly repeats: number | null;
  /** The stratum that it was drawn from, and with which probability; null where nothing was drawn. */
  readonly stratum: number | null;
  readonly probability: number | null;
  /** The weak label as it was when the set was made; null for images without posts. */
  readonly polarity: Polarity | null;
  readonly confidence: number | null;
};

export type NewReviewSet = {
  readonly name: string;
  readonly kind: ReviewSetKind;
  readonly createdAtMs: number;
  /** What decided its items; kept as JSON. */
  readonly design: unknown;
  readonly items: readonly ReviewSetItem[];
};

/** A place with the verdicts on it. */
export type JudgedPlace = {
  readonly position: number;
  readonly mediaId: MediaId;
  readonly repeats: number | null;
  readonly verdicts: readonly StandingVerdict[];
};

export type ReviewSetStore = {
  /**
   * Saves a set, or finds that it is there with the same design and the same items.
   *
   * @throws Failure CONFLICT when a set of this name has others.
   */
  readonly create: (set: NewReviewSet) => ReviewSetSummary;
  /** Newest first. */
  readonly list: () => readonly ReviewSetSummary[];
  readonly find: (name: string) => ReviewSetSummary | null;
  readonly blindItems: (
    set: string,
    reviewer: ReviewerName,
    range: { readonly offset: number; readonly limit: number },
  ) => readonly BlindItem[];
  /** The first place without a verdict of the reviewer; null when there is none. */
  readonly firstOpen: (set: string, reviewer: ReviewerName) => number | null;
  /** Null when the set has no such place. */
  readonly place: (
    set: string,
    position: number,
  ) => { readonly mediaId: MediaId; readonly repeats: number | null } | null;
  /** Every place in order, also those without verdicts. */
  readonly judged: (set: string) => readonly JudgedPlace[];
  /** The verdicts on one place; null when the set has no such place. */
  readonly judgedAt: (set: string, position: number) => JudgedPlace | null;
  /**
   * What a reviewer may know of a place after the verdict on it.
   *
   * Nothing for a labelling set, for a hidden repeat, and for a place whose repeat this reviewer has not
   * judged yet: knowing the weak label would make that second verdict no blind one.
   */
  readonly reveal: (set: string, position: number, reviewer: ReviewerName) => Revealed;
};
