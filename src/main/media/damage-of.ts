import type { RejectionReason } from '../../shared/domain/rejection.ts';
import { breaksOff } from './breaks-off.ts';
import type { ImageFormat } from './image-format.ts';

/** What decoders say when bytes are missing, also where others follow. */
const MISSING_BYTES = /premature end|end of file|unexpected end|read error|not enough data/i;

/** What decoders say to kinds of a format that they do not know. */
const UNKNOWN_KIND = /unsupported|not supported|not implemented/i;

/**
 * Why an image of a known format could not be decoded: it breaks off, it is of a kind that no decoder here knows
 * (as JPEG with arithmetic coding), or its bytes are wrong.
 *
 * The decoder's message decides where the container looks whole: a decoder that lacks bytes often says no more
 * than that it failed.
 */
export function damageOf(format: ImageFormat, bytes: Uint8Array, message: string): RejectionReason {
  if (breaksOff(format, bytes) || MISSING_BYTES.test(message)) return 'image:truncated';
  return UNKNOWN_KIND.test(message) ? 'image:unsupported' : 'image:corrupt';
}
