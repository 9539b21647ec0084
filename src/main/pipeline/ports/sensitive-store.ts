import type { MediaId } from '../../../shared/domain/ids.ts';
import type { SensitiveScores } from '../../../shared/domain/sensitive.ts';

export type SensitiveCheck = {
  readonly mediaId: MediaId;
  readonly scores: SensitiveScores;
  readonly sensitive: boolean;
};

/** What the sensitive-image check found. */
export type SensitiveStore = {
  readonly countUnchecked: () => number;
  /** Clean images that were not checked, with ids after the one given, in order of id. */
  readonly uncheckedAfter: (mediaId: MediaId | null, limit: number) => readonly MediaId[];
  readonly commit: (checks: readonly SensitiveCheck[]) => void;
};
