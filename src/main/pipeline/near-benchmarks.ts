import type { MediaId } from '../../shared/domain/ids.ts';
import { findNearPairsBetween } from '../domain/hamming-index.ts';
import { hashListOf } from '../domain/hash-list.ts';
import type { HashedMedia } from '../domain/hashed-media.ts';
import type { MediaStore } from './ports/media-store.ts';

/** Images of posts that show the same picture as an image of any benchmark. */
export function nearBenchmarks(
  media: Pick<MediaStore, 'hashedPostMedia' | 'hashedBenchmarkMedia'>,
  radius: number,
): ReadonlySet<MediaId> {
  const known = media.hashedBenchmarkMedia();
  return known.length === 0 ? new Set() : nearOf(media.hashedPostMedia(), known, radius);
}

/** Images of the first list that are within the radius of one of the second. */
export function nearOf(
  images: readonly HashedMedia[],
  others: readonly HashedMedia[],
  radius: number,
): ReadonlySet<MediaId> {
  const near = new Set<MediaId>();
  findNearPairsBetween(hashesOf(images), hashesOf(others), radius, (place) => {
    const item = images[place];
    if (item !== undefined) near.add(item.mediaId);
  });
  return near;
}

function hashesOf(media: readonly HashedMedia[]): ReturnType<typeof hashListOf> {
  return hashListOf(media.map((item) => item.hash));
}
