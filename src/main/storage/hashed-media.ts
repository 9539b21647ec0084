import type { MediaId } from '../../shared/domain/ids.ts';
import type { HashedMedia } from '../domain/hashed-media.ts';

/** A clean image's row with its hash. */
export type HashedRow = {
  readonly media_id: MediaId;
  readonly hash_high: number;
  readonly hash_low: number;
  readonly width: number;
  readonly height: number;
  readonly size_bytes: number;
};

export function hashedMedia(row: HashedRow): HashedMedia {
  return {
    mediaId: row.media_id,
    hash: { high: row.hash_high, low: row.hash_low },
    width: row.width,
    height: row.height,
    sizeBytes: row.size_bytes,
  };
}
