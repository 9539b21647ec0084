import { z } from 'zod';
import type { Attachment } from '../../../shared/domain/post.ts';

/** A media object of X API v2; unknown keys are left alone. */
export const V2Media = z.looseObject({
  media_key: z.string().nullish(),
  type: z.string(),
  url: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  alt_text: z.string().nullish(),
});
export type V2Media = z.infer<typeof V2Media>;

/**
 * The attachment for a media object, or null for a type that this program does not know.
 *
 * Videos get no locator: their preview image is not what the author posted.
 */
export function attachmentFromV2(media: V2Media, position: number): Attachment | null {
  const { type, url, width, height, alt_text: altText } = media;
  if (type !== 'photo' && type !== 'video' && type !== 'animated_gif') return null;
  return {
    kind: type,
    position,
    ...(type === 'photo' && url ? { locator: url } : {}),
    ...(isSide(width) && isSide(height) ? { width, height } : {}),
    ...(altText ? { altText } : {}),
  };
}

function isSide(pixels: number | null | undefined): pixels is number {
  return typeof pixels === 'number' && Number.isInteger(pixels) && pixels > 0;
}
