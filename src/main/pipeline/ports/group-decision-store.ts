import type { MediaId } from '../../../shared/domain/ids.ts';
import type { GroupDecision } from '../../../shared/domain/near-duplicates.ts';
import type { DecisionEntry, HandDecisions } from '../../domain/hand-decisions.ts';
import type { CopyLink, CopyMedia } from '../../domain/linked-copies.ts';
import type { GroupCurve, StoredGroup } from './near-duplicate-store.ts';

export type DecidedImage = Pick<DecisionEntry, 'mediaId' | 'cut' | 'side'>;

/** Images that hang together by links, equal hashes and decisions. */
export type HangingImages = {
  readonly media: readonly CopyMedia[];
  readonly links: readonly CopyLink[];
};

/**
 * What people decide about groups: a log that only grows, and the groups that follow from it. Everything that a
 * decision writes is written within `atOnce`.
 */
export type GroupDecisionStore = {
  /** Does the work in one transaction. */
  readonly atOnce: <T>(work: () => T) => T;
  /** Whether the groups follow from the links that are there: not while a search has yet to end. */
  readonly isReady: () => boolean;
  /** Whether it is a clean image of a post. */
  readonly isImage: (mediaId: MediaId) => boolean;
  /** Images of the group of an image, ascending; empty where it has none. */
  readonly groupOf: (mediaId: MediaId) => readonly MediaId[];
  /** Adds a decision; those that were undone can no longer be redone. */
  readonly append: (
    kind: GroupDecision['kind'],
    images: readonly DecidedImage[],
    atMs: number,
  ) => void;
  /** The newest decision that stands, or the one that was undone last; null where there is none. */
  readonly target: (turn: 'undo' | 'redo') => {
    readonly kind: GroupDecision['kind'];
    readonly images: readonly MediaId[];
  } | null;
  /** Undoes or redoes the target. */
  readonly turn: (turn: 'undo' | 'redo', atMs: number) => void;
  /** What stands of decisions on these images; of all images where none are named. */
  readonly standing: (images?: readonly MediaId[]) => HandDecisions;
  /**
   * Searched images that hang together with these, themselves included, by links of this threshold.
   *
   * @returns null for more than `most`.
   */
  readonly hangingTogether: (
    images: readonly MediaId[],
    leastScore: number,
    most: number,
  ) => HangingImages | null;
  /** Representatives of the groups of these images. */
  readonly representatives: (images: readonly MediaId[]) => readonly MediaId[];
  /** Takes images out of their groups, and adds groups of them. */
  readonly replaceGroups: (images: readonly MediaId[], groups: readonly StoredGroup[]) => void;
  readonly curve: () => GroupCurve;
  readonly replaceCurve: (curve: GroupCurve) => void;
};
