import type { MediaId } from '../../../shared/domain/ids.ts';

/** Small images of the media, kept in a file that may be thrown away at any time. */
export type Thumbnails = {
  /** Those of the images that lack a thumbnail of some size, in the order given. */
  readonly lacking: (mediaIds: readonly MediaId[]) => readonly MediaId[];
  /**
   * Makes and keeps what an image lacks; false where it cannot be rendered, which is remembered.
   *
   * @throws the signal's reason where it was aborted before the work began
   */
  readonly make: (mediaId: MediaId, signal: AbortSignal) => Promise<boolean>;
  /** Writes what was made and is still in memory. */
  readonly flush: () => void;
};
