import { z } from 'zod';
import type { Attachment, Post } from '../../../shared/domain/post.ts';
import { decodeHtmlEntities } from './decode-html-entities.ts';
import { looksLikeRetweet } from './looks-like-retweet.ts';
import { postedAt } from './posted-at.ts';
import { schemaMismatch } from './unknown-form.ts';
import type { XRecord } from './x-record.ts';

const size = z.looseObject({ w: z.int().positive(), h: z.int().positive() });
const V1Media = z.looseObject({
  type: z.string(),
  media_url_https: z.string().nullish(),
  media_url: z.string().nullish(),
  ext_alt_text: z.string().nullish(),
  sizes: z.looseObject({ large: size.nullish() }).nullish(),
});
type V1Media = z.infer<typeof V1Media>;
const entities = z.looseObject({ media: z.array(V1Media).nullish() }).nullish();

/** A status of X API v1.1, as in the archives of the sample stream; unknown keys are left alone. */
const V1Status = z.looseObject({
  id_str: z.string().regex(/^\d+$/, 'an id is digits in quotes'),
  text: z.string().nullish(),
  full_text: z.string().nullish(),
  lang: z.string().nullish(),
  created_at: z.string().nullish(),
  possibly_sensitive: z.boolean().nullish(),
  retweeted_status: z.unknown().optional(),
  user: z.looseObject({ id_str: z.string().min(1).nullish() }).nullish(),
  entities,
  extended_entities: entities,
  extended_tweet: z
    .looseObject({ full_text: z.string().nullish(), entities, extended_entities: entities })
    .nullish(),
  edit_history: z.looseObject({ initial_tweet_id: z.string().min(1).nullish() }).nullish(),
});
type V1Status = z.infer<typeof V1Status>;

/** The record of one status of X API v1.1. */
export function recordOfV1Status(value: object): XRecord {
  const status = V1Status.safeParse(value);
  return status.success
    ? { kind: 'post', post: postFromV1(status.data) }
    : schemaMismatch('status of X API v1.1', status.error);
}

function postFromV1(raw: V1Status): Post {
  const text = raw.extended_tweet?.full_text ?? raw.full_text ?? raw.text ?? '';
  const isRetweet = raw.retweeted_status !== undefined && raw.retweeted_status !== null;
  return {
    platform: 'x',
    nativeId: raw.edit_history?.initial_tweet_id ?? raw.id_str,
    ...(raw.user?.id_str ? { authorId: raw.user.id_str } : {}),
    text: decodeHtmlEntities(text),
    language: raw.lang ?? null,
    postedAtMs: postedAt(raw.created_at, raw.id_str),
    isRetweet: isRetweet || looksLikeRetweet(text),
    possiblySensitive: raw.possibly_sensitive ?? false,
    attachments: attachmentsOf(raw),
  };
}

/**
 * Media are in `extended_entities`; `entities` lists the first only and calls every medium a photo,
 * and is all that the oldest archives have.
 */
function attachmentsOf(raw: V1Status): Attachment[] {
  const { extended_tweet: extended } = raw;
  const media =
    extended?.extended_entities?.media ??
    raw.extended_entities?.media ??
    extended?.entities?.media ??
    raw.entities?.media ??
    [];
  return media.flatMap((one, position) => {
    const attachment = attachmentFromV1(one, position);
    return attachment === null ? [] : [attachment];
  });
}

function attachmentFromV1(media: V1Media, position: number): Attachment | null {
  const url = media.media_url_https ?? media.media_url ?? undefined;
  // In `entities`, only the address of the preview tells a video from a photo.
  const kind = media.type === 'photo' && url?.includes('_video_thumb/') ? 'video' : media.type;
  if (kind !== 'photo' && kind !== 'video' && kind !== 'animated_gif') return null;
  const large = media.sizes?.large;
  return {
    kind,
    position,
    ...(kind === 'photo' && url ? { locator: url } : {}),
    ...(large ? { width: large.w, height: large.h } : {}),
    ...(media.ext_alt_text ? { altText: media.ext_alt_text } : {}),
  };
}
