import type { MediaId } from '../../../shared/domain/ids.ts';
import type { GreyImage } from '../../domain/copies/grey-image.ts';
import type { CopyLink, CopyMedia } from '../../domain/linked-copies.ts';

/** An image to be searched for copies. */
export type SearchableImage = {
  readonly mediaId: MediaId;
  readonly isSearched: boolean;
  /** Whether only benchmarks have it, and no post. */
  readonly isOfBenchmark: boolean;
  /** As `packHashes` writes them; null for an image that could not be decoded. */
  readonly hashes: Uint8Array | null;
};

/** Images whose prints and hashes are still to be made. */
export type PrintQueue = {
  /** Images without a print, in order of id; up to an id, where one is given. */
  readonly withoutPrint: (after: MediaId | '', limit: number, upTo?: MediaId) => readonly MediaId[];
  /** How many prints lack hashes, after an id and up to another. */
  readonly countWithoutHashes: (after: MediaId | '', upTo: MediaId) => number;
  /** Prints without hashes, after an id, in order of id. */
  readonly withoutHashes: (
    after: MediaId | '',
    limit: number,
  ) => readonly { readonly mediaId: MediaId; readonly grey: GreyImage }[];
};

/** Small grey pictures of images with their hashes, and the links between images that show the same. */
export type CopyStore = PrintQueue & {
  /** The last of so many images after an id, in order of id, whatever their state; null where there are none. */
  readonly endOfPage: (after: MediaId | '', images: number) => MediaId | null;
  /** Starts a search: with another radius than the last one's, no image counts as searched, and no link is kept. */
  readonly begin: (radius: number) => void;
  /** Stores prints; the images count as not searched. */
  readonly savePrints: (
    prints: readonly { readonly mediaId: MediaId; readonly grey: GreyImage }[],
  ) => void;
  /** Those of benchmarks that no post carries. */
  readonly ofBenchmarks: PrintQueue;
  readonly saveHashes: (
    hashes: readonly { readonly mediaId: MediaId; readonly hashes: Uint8Array }[],
  ) => void;
  /** Clean images of posts and benchmarks after an id, in order of id. */
  readonly images: (after: MediaId | '', limit: number) => readonly SearchableImage[];
  readonly print: (mediaId: MediaId) => GreyImage | null;
  /** Adds links; those that are there are replaced. */
  readonly commitLinks: (links: readonly CopyLink[]) => void;
  readonly markSearched: (images: readonly MediaId[]) => void;
  /** Links after one, in order of their images. */
  readonly links: (after: Pick<CopyLink, 'a' | 'b'> | null, limit: number) => readonly CopyLink[];
  /** Clean images of posts after an id, in order of id, as the grouping sees them. */
  readonly media: (
    after: MediaId | '',
    limit: number,
  ) => readonly (CopyMedia & { readonly hasPrint: boolean })[];
};
