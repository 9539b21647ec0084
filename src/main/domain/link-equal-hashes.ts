import type { MediaId } from '../../shared/domain/ids.ts';
import type { HashedMedia } from './hashed-media.ts';
import type { CopyLink } from './linked-copies.ts';

/**
 * Links images that cannot be compared by their pixels with all images of the same hash. Flat images, whose
 * hash says nothing, are not linked.
 */
export function linkEqualHashes(
  media: readonly HashedMedia[],
  undecoded: ReadonlySet<MediaId>,
): readonly CopyLink[] {
  if (undecoded.size === 0) return [];
  const asked = new Set(
    media.filter(({ mediaId }) => undecoded.has(mediaId)).map(({ hash }) => hash.high),
  );
  const byHash = Map.groupBy(
    media.filter(({ hash }) => asked.has(hash.high)),
    ({ hash }) => `${hash.high} ${hash.low}`,
  );
  return [...byHash.values()].flatMap((equal) => {
    const [first] = equal;
    if (first === undefined || (first.hash.high === 0 && first.hash.low === 0)) return [];
    return equal
      .filter(({ mediaId }) => undecoded.has(mediaId))
      .flatMap(({ mediaId }) =>
        equal.flatMap((other) =>
          other.mediaId === mediaId
            ? []
            : [
                {
                  a: mediaId,
                  b: other.mediaId,
                  kind: 'same',
                  score: 1,
                  isMirrored: false,
                } as const,
              ],
        ),
      );
  });
}
