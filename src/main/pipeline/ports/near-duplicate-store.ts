import type { MediaId } from '../../../shared/domain/ids.ts';
import type { CopyKind } from '../../domain/copies/copy-kind.ts';

/** A group as it is stored, the representative among its members. */
export type StoredGroup = {
  readonly representative: MediaId;
  readonly members: readonly {
    readonly mediaId: MediaId;
    readonly distance: number;
    /** How it relates to the representative, where that is known. */
    readonly kind?: CopyKind | null;
    readonly score?: number | null;
  }[];
};

export type NearDuplicateStore = {
  /** Replaces all groups, and marks the images as searched with this radius. */
  readonly replaceGroups: (
    groups: readonly StoredGroup[],
    searched: readonly MediaId[],
    radius: number,
  ) => void;
  /** The members of every group. */
  readonly groups: () => readonly (readonly MediaId[])[];
  /** False until a search ran, and when images came in since. */
  readonly isUpToDate: () => boolean;
};
