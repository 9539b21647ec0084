import { z } from 'zod';

/**
 * Every reason why something that came in is left out, with the sentence a person reads.
 *
 * Records are lines or rows of a source, posts are parsed records, images are attachments of posts.
 */
export const REJECTIONS = {
  'record:not-json': 'The line is not valid JSON.',
  'record:bad-encoding': 'The line is not valid UTF-8.',
  'record:too-long':
    'The line is longer than a post can be; it was skipped without reading it whole.',
  'record:unknown-form': 'The record is valid but is not a post in a form that this program knows.',
  'record:bad-row': 'The row has missing or malformed columns.',
  'record:deleted': 'The archive says that this post was deleted.',
  'record:truncated-file': 'The file ends in the middle; what came before the end was kept.',
  'post:retweet': 'The post is a retweet.',
  'post:not-english': 'The post is not in English.',
  'post:too-short': 'The text has fewer than 5 words.',
  'post:no-image': 'The post carries no static image.',
  'post:duplicate': 'A post with this id is already in the workspace.',
  'post:no-text': 'No text is known for this post.',
  'image:gone': 'The image no longer exists at its address (404 or 410).',
  'image:refused': 'The server refused to give the image.',
  'image:unreachable': 'The image could not be fetched after several tries.',
  'image:missing-file': 'The image file is not where the source says it is.',
  'image:too-many-bytes': 'The file is larger than the limit for one image.',
  'image:empty': 'The file has zero bytes.',
  'image:not-an-image': 'The bytes are not an image of a known format (for example a web page).',
  'image:unsupported': 'The image has a format that the program does not decode.',
  'image:truncated': 'The image breaks off before its end.',
  'image:corrupt': 'The image is whole, but its bytes are wrong and cannot be decoded.',
  'image:too-many-pixels': 'The image has more pixels than the limit.',
  'image:too-small': 'The image is smaller than 64 pixels on its short side.',
  'image:animated': 'The image is animated.',
  'image:single-coloured': 'The image shows one colour and nothing else.',
  'image:text-card': 'The image is mostly text on one colour (a quote, a note, a screenshot).',
} as const;

export const RejectionReason = z.enum(
  Object.keys(REJECTIONS) as [keyof typeof REJECTIONS, ...(keyof typeof REJECTIONS)[]], // why: the keys of a constant are known
);
export type RejectionReason = z.infer<typeof RejectionReason>;

/**
 * Reasons that are a matter of judgement: the image can be decoded, and a person may take it back.
 *
 * Of an animated image the first frame is taken.
 */
export const SOFT_REASONS = [
  'image:single-coloured',
  'image:text-card',
  'image:too-small',
  'image:animated',
  'image:too-many-pixels',
] as const satisfies readonly RejectionReason[];

export const SoftReason = z.enum(SOFT_REASONS);
export type SoftReason = z.infer<typeof SoftReason>;

/** How often a reason occurred, with a few places to look at. */
export const RejectionCount = z
  .object({
    reason: RejectionReason,
    count: z.int().nonnegative(),
    examples: z.array(z.object({ place: z.string(), detail: z.string() }).readonly()).readonly(),
  })
  .readonly();
export type RejectionCount = z.infer<typeof RejectionCount>;
