import type { MediaId } from '../../../shared/domain/ids.ts';

/** Clean images in the order in which they came; a place is a whole number from 1 that never changes. */
export type CleanMedia = {
  readonly count: () => number;
  /** Clean images at places above `after` and below `before`, newest first; at most `limit`. */
  readonly newestFirst: (range: {
    readonly after: number;
    readonly before: number;
    readonly limit: number;
  }) => readonly { readonly place: number; readonly mediaId: MediaId }[];
  /** No image at this place or before it will become clean later. */
  readonly settledUpTo: () => number;
};
