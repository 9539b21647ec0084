import type { FetchOutcome } from '../../pipeline/ports/media-fetcher.ts';
import { lookOfBytes } from '../look-of-bytes.ts';

const IMAGE_LOOKS = ['a JPEG image', 'a PNG image', 'a WebP image', 'a GIF image'];

/** Looks of pictures and films that are told apart from what is none; a drawing could load other files. */
const OTHER_PICTURE = /image|video/;

/** Takes bytes over when they begin like an image that this program knows. */
export function checkImageBytes(bytes: Buffer): FetchOutcome {
  if (bytes.length === 0) return { kind: 'rejected', reason: 'image:empty', detail: '0 bytes' };
  const look = lookOfBytes(bytes);
  if (IMAGE_LOOKS.includes(look)) return { kind: 'fetched', bytes };
  const reason = OTHER_PICTURE.test(look) ? 'image:unsupported' : 'image:not-an-image';
  return { kind: 'rejected', reason, detail: `it looks like ${look}` };
}
