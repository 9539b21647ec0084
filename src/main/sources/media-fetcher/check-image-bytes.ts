import type { FetchOutcome } from '../../pipeline/ports/media-fetcher.ts';
import { lookOfBytes } from '../look-of-bytes.ts';

const IMAGE_LOOKS = ['a JPEG image', 'a PNG image', 'a WebP image', 'a GIF image'];

/** Takes bytes over when they begin like an image that this program knows. */
export function checkImageBytes(bytes: Buffer): FetchOutcome {
  if (bytes.length === 0) return { kind: 'rejected', reason: 'image:empty', detail: '0 bytes' };
  const look = lookOfBytes(bytes);
  if (IMAGE_LOOKS.includes(look)) return { kind: 'fetched', bytes };
  return { kind: 'rejected', reason: 'image:not-an-image', detail: `it looks like ${look}` };
}
