import type { MediaId } from '../../../shared/domain/ids.ts';
import type { GreyImage } from '../../domain/copies/grey-image.ts';
import type { CopyFinding } from '../../domain/copies/verify-pair.ts';

/** What a comparison of two images that only others link found; a null finding: they are no copies. */
export type JudgedPair = {
  readonly a: MediaId;
  readonly b: MediaId;
  readonly finding: CopyFinding | null;
};

/** What is compared, and what comparisons found: it stays as it is as long as the images are there. */
export type JudgedPairs = {
  /** An image's print, and its hashes as `packHashes` writes them; null for an image without. */
  readonly printed: (
    mediaId: MediaId,
  ) => { readonly grey: GreyImage; readonly hashes: Uint8Array | null } | null;
  /** Pairs among the images that were judged. */
  readonly recall: (images: readonly MediaId[]) => readonly JudgedPair[];
  readonly keep: (pairs: readonly JudgedPair[]) => void;
};
