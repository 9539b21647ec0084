import { z } from 'zod';

/** The network a post comes from; `file` stands for images that a person brought with texts. */
export const Platform = z.enum(['x', 'bluesky', 'mastodon', 'file']);
export type Platform = z.infer<typeof Platform>;

/** One thing attached to a post: only photos become media, the rest is counted. */
export const Attachment = z
  .object({
    kind: z.enum(['photo', 'video', 'animated_gif']),
    /** Place in the post, from 0. */
    position: z.int().nonnegative(),
    /** An http(s) address, or the absolute path of a file; absent where the source gave none. */
    locator: z.string().optional(),
    width: z.int().positive().optional(),
    height: z.int().positive().optional(),
    altText: z.string().optional(),
  })
  .readonly();
export type Attachment = z.infer<typeof Attachment>;

/** One post as every source delivers it, before the filter. Times are milliseconds since 1970 UTC. */
export const Post = z
  .object({
    platform: Platform,
    /** The platform's own id, as text: ids exceed 2^53. */
    nativeId: z.string().min(1),
    /** The platform's own id of who wrote it, never a name; left out where the source has none. */
    authorId: z.string().min(1).optional(),
    text: z.string(),
    /** The platform's language tag (`en`), or `null` where the source has none. */
    language: z.string().nullable(),
    postedAtMs: z.number().nullable(),
    isRetweet: z.boolean(),
    possiblySensitive: z.boolean(),
    attachments: z.array(Attachment).readonly(),
  })
  .readonly();
export type Post = z.infer<typeof Post>;
