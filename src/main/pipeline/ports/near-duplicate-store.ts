import type { MediaId } from '../../../shared/domain/ids.ts';
import type { NearDuplicateGroup } from '../../domain/group-near-duplicates.ts';

export type NearDuplicateStore = {
  /** Replaces all groups, and marks the images as searched with this radius. */
  readonly replaceGroups: (
    groups: readonly NearDuplicateGroup[],
    searched: readonly MediaId[],
    radius: number,
  ) => void;
  /** The members of every group. */
  readonly groups: () => readonly (readonly MediaId[])[];
  /** False until a search ran, and when images came in since. */
  readonly isUpToDate: () => boolean;
};
