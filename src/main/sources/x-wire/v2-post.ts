import { z } from 'zod';
import type { Attachment, Post } from '../../../shared/domain/post.ts';
import { decodeHtmlEntities } from './decode-html-entities.ts';
import { looksLikeRetweet } from './looks-like-retweet.ts';
import { postedAt } from './posted-at.ts';
import { attachmentFromV2, V2Media } from './v2-media.ts';

const reference = z.looseObject({ type: z.string() });
const longText = z.looseObject({ text: z.string() });
const ids = z.array(z.string().min(1));

/**
 * A post of X API v2, alone or flattened by twarc2; unknown keys are left alone.
 *
 * X renames `tweet` to `post` in field names since August 2026: both are read.
 */
export const V2Post = z.looseObject({
  id: z.string().regex(/^\d+$/, 'an id is digits in quotes'),
  text: z.string(),
  author_id: z.string().nullish(),
  lang: z.string().nullish(),
  created_at: z.string().nullish(),
  possibly_sensitive: z.boolean().nullish(),
  attachments: z
    .looseObject({ media_keys: ids.nullish(), media: z.array(V2Media).nullish() })
    .nullish(),
  referenced_tweets: z.array(reference).nullish(),
  referenced_posts: z.array(reference).nullish(),
  note_tweet: longText.nullish(),
  note_post: longText.nullish(),
  edit_history_tweet_ids: ids.nullish(),
  edit_history_post_ids: ids.nullish(),
});
export type V2Post = z.infer<typeof V2Post>;

/** Takes over a post of X API v2; `mediaByKey` holds the media that its page includes. */
export function postFromV2(raw: V2Post, mediaByKey: ReadonlyMap<string, V2Media>): Post {
  const text = raw.note_post?.text ?? raw.note_tweet?.text ?? raw.text;
  const references = [...(raw.referenced_posts ?? []), ...(raw.referenced_tweets ?? [])];
  return {
    platform: 'x',
    // An edit gets a new id; the first one is the same for all versions.
    nativeId: raw.edit_history_post_ids?.[0] ?? raw.edit_history_tweet_ids?.[0] ?? raw.id,
    ...(raw.author_id ? { authorId: raw.author_id } : {}),
    text: decodeHtmlEntities(text),
    language: raw.lang ?? null,
    postedAtMs: postedAt(raw.created_at, raw.id),
    isRetweet: references.some(isRetweetReference) || looksLikeRetweet(raw.text),
    possiblySensitive: raw.possibly_sensitive ?? false,
    attachments: attachmentsOf(raw, mediaByKey),
  };
}

function isRetweetReference({ type }: { readonly type: string }): boolean {
  return type === 'retweeted' || type === 'reposted';
}

function attachmentsOf(
  { attachments }: V2Post,
  mediaByKey: ReadonlyMap<string, V2Media>,
): Attachment[] {
  const inline = attachments?.media;
  const media = inline ?? attachments?.media_keys?.map((key) => mediaByKey.get(key)) ?? [];
  return media.flatMap((one, position) => {
    const attachment = one === undefined ? null : attachmentFromV2(one, position);
    return attachment === null ? [] : [attachment];
  });
}
