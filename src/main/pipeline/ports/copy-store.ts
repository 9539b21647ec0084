import type { MediaId } from '../../../shared/domain/ids.ts';
import type { GreyImage } from '../../domain/copies/grey-image.ts';
import type { CopyLink, CopyMedia } from '../../domain/group-copies.ts';

/** An image to be searched for copies. */
export type SearchableImage = {
  readonly mediaId: MediaId;
  readonly isSearched: boolean;
  /** As `packHashes` writes them; null for an image that could not be decoded. */
  readonly hashes: Uint8Array | null;
};

/** Small grey pictures of images with their hashes, and the links between images that show the same. */
export type CopyStore = {
  /** Starts a search: with another radius than the last one's, no image counts as searched, and no link is kept. */
  readonly begin: (radius: number) => void;
  /** Clean images of posts without a print, in order of id. */
  readonly withoutPrint: (after: MediaId | '', limit: number) => readonly MediaId[];
  /** Stores prints; the images count as not searched. */
  readonly savePrints: (
    prints: readonly { readonly mediaId: MediaId; readonly grey: GreyImage }[],
  ) => void;
  readonly countWithoutHashes: () => number;
  readonly withoutHashes: (
    limit: number,
  ) => readonly { readonly mediaId: MediaId; readonly grey: GreyImage }[];
  readonly saveHashes: (
    hashes: readonly { readonly mediaId: MediaId; readonly hashes: Uint8Array }[],
  ) => void;
  /** Clean images of posts after an id, in order of id. */
  readonly images: (after: MediaId | '', limit: number) => readonly SearchableImage[];
  readonly print: (mediaId: MediaId) => GreyImage | null;
  /** Adds links; those that are there are replaced. */
  readonly commitLinks: (links: readonly CopyLink[]) => void;
  readonly markSearched: (images: readonly MediaId[]) => void;
  readonly links: () => readonly CopyLink[];
  /** Clean images of posts after an id, in order of id, as the grouping sees them. */
  readonly media: (after: MediaId | '', limit: number) => readonly CopyMedia[];
};
