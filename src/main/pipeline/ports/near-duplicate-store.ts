import type { MediaId } from '../../../shared/domain/ids.ts';

export type StoredGroup = {
  readonly representative: MediaId;
  /** All members, the representative included with distance 0. */
  readonly members: readonly { readonly mediaId: MediaId; readonly distance: number }[];
};

export type NearDuplicateStore = {
  /** Replaces all groups, and marks the images as searched with this radius. */
  readonly replaceGroups: (
    groups: readonly StoredGroup[],
    searched: readonly MediaId[],
    radius: number,
  ) => void;
  /** False until a search ran, and when images came in since. */
  readonly isUpToDate: () => boolean;
};
