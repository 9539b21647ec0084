import type { MediaId } from '../../../shared/domain/ids.ts';

/** The images' bytes, addressed by their SHA-256. */
export type MediaFiles = {
  readonly pathOf: (mediaId: MediaId) => string;
  /** Stores bytes once; the same bytes again change nothing. */
  readonly store: (bytes: Buffer) => Promise<MediaId>;
};
