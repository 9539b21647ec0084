import type { MediaId } from '../../shared/domain/ids.ts';
import { WHOLE } from '../domain/copies/box.ts';
import { findCopyCandidates } from '../domain/copies/copy-candidates.ts';
import type { CopySettings } from '../domain/copies/copy-settings.ts';
import type { GreyImage } from '../domain/copies/grey-image.ts';
import { type ImageHashes, imageHashes } from '../domain/copies/image-hashes.ts';
import type { CopyHint } from '../domain/copies/verify-copy.ts';
import { verifyPair } from '../domain/copies/verify-pair.ts';
import type { JudgePair } from '../domain/group-copies.ts';
import type { CopyStore } from './ports/copy-store.ts';

/** Two images that others link are worth a wider look than any two. */
const WIDE_RADIUS = 16;

const WHOLE_HINTS: readonly CopyHint[] = [
  { inA: WHOLE, inB: WHOLE, isMirrored: false },
  { inA: WHOLE, inB: WHOLE, isMirrored: true },
];

/**
 * Compares images that only others link, on their prints.
 *
 * It keeps what it read: use one for images that hang together, not for all.
 */
export function createPairJudge(
  copies: Pick<CopyStore, 'print'>,
  settings: CopySettings,
): JudgePair {
  const known = new Map<
    MediaId,
    { readonly grey: GreyImage; readonly hashes: ImageHashes } | null
  >();
  const read = (mediaId: MediaId) => {
    const found = known.get(mediaId);
    if (found !== undefined) return found;
    const grey = copies.print(mediaId);
    const image = grey === null ? null : { grey, hashes: imageHashes(grey) };
    known.set(mediaId, image);
    return image;
  };
  return (one, other) => {
    const [a, b] = one < other ? [read(one), read(other)] : [read(other), read(one)];
    if (a === null || b === null) return null;
    const candidates = findCopyCandidates(
      [a.hashes],
      [b.hashes],
      Math.max(settings.radius, WIDE_RADIUS),
    );
    const hints = [...WHOLE_HINTS, ...candidates.map(({ hint }) => hint)];
    return verifyPair(a.grey, b.grey, hints, settings);
  };
}
