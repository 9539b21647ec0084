import type { MediaId } from '../../../shared/domain/ids.ts';
import type { CopyKind, NearDuplicateOverview } from '../../../shared/domain/near-duplicates.ts';

/** A group as it is stored, the representative among its members. */
export type StoredGroup = {
  readonly representative: MediaId;
  readonly members: readonly {
    readonly mediaId: MediaId;
    readonly distance: number;
    /** How it relates to the representative, where that is known. */
    readonly kind?: CopyKind | null;
    readonly score?: number | null;
    readonly isMirrored?: boolean;
    readonly isByHand?: boolean;
  }[];
};

/** How many groups and redundant images a threshold gives, by threshold, ascending. */
export type GroupCurve = NearDuplicateOverview['curve'];

/** Groups that are written, some at a time, beside those that stand. */
export type StagedGroups = {
  readonly add: (groups: readonly StoredGroup[]) => void;
  /** Has them take the place of all others, at once. */
  readonly replace: (
    radius: number,
    made: { readonly leastScore: number; readonly curve: GroupCurve },
  ) => void;
};

export type NearDuplicateStore = {
  /** Begins to write groups beside those that stand; what was so before must be forgotten wholly. */
  readonly stage: () => StagedGroups;
  /** Deletes some of the groups that were replaced, or never took their place; whether nothing is left of them. */
  readonly forgetFormer: () => boolean;
  /** Replaces all groups, and marks the images as searched with this radius. */
  readonly replaceGroups: (
    groups: readonly StoredGroup[],
    searched: readonly MediaId[],
    radius: number,
    /** Left out: the threshold stays, and what other thresholds would give is not known. */
    made?: { readonly leastScore: number; readonly curve: GroupCurve },
  ) => void;
  /** Takes images out of their groups, and adds groups of them. */
  readonly replaceGroupsOf: (images: readonly MediaId[], groups: readonly StoredGroup[]) => void;
  /** Empty where it is not known. */
  readonly curve: () => GroupCurve;
  readonly replaceCurve: (curve: GroupCurve) => void;
  /** Whether the groups follow from the links that are there: not while a search has yet to end. */
  readonly followLinks: () => boolean;
  /** The members of every group. */
  readonly groups: () => readonly (readonly MediaId[])[];
  /** False until a search ran, and when images came in since. */
  readonly isUpToDate: () => boolean;
};
