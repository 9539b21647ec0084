import type { MediaId } from '../../shared/domain/ids.ts';
import type { PerceptualHash } from './perceptual-hash.ts';

/** A clean image with its hash and sizes. */
export type HashedMedia = {
  readonly mediaId: MediaId;
  readonly hash: PerceptualHash;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
};
