import type { CopyCandidate } from '../../domain/copies/copy-candidates.ts';
import type { ImageHashes } from '../../domain/copies/image-hashes.ts';

/** Finds images that may be copies of each other, by their hashes. */
export type CopySearch = {
  /**
   * Pairs of a new image with any other, new or not, whose hashes differ in at most `radius` bits: as
   * `findCopyCandidates` does, each pair once per way round with its best hint, `a` before `b`.
   *
   * @throws the signal's reason.
   */
  readonly findCandidates: (
    images: {
      readonly count: number;
      readonly hashesAt: (image: number) => ImageHashes;
      readonly isNew: (image: number) => boolean;
    },
    radius: number,
    control: {
      readonly signal: AbortSignal;
      /** The share of the search that is done, 0 to 1. */
      readonly onProgress: (share: number) => void;
    },
  ) => Promise<readonly CopyCandidate[]>;
};
