import { z } from 'zod';
import { schemaMismatch, unknownForm } from './unknown-form.ts';
import { V2Media } from './v2-media.ts';
import { postFromV2, V2Post } from './v2-post.ts';
import type { XRecord } from './x-record.ts';

/** A problem that X reports beside data, or instead of them. */
const V2Error = z.looseObject({
  title: z.string().nullish(),
  detail: z.string().nullish(),
  message: z.string().nullish(),
});

const V2Page = z.looseObject({
  data: z.unknown().optional(),
  includes: z.looseObject({ media: z.array(z.unknown()).nullish() }).nullish(),
  errors: z.array(z.unknown()).nullish(),
});

/** The records of a reply of X API v2: a page (`data` is a list), or one post as on a stream. */
export function recordsOfV2Page(value: object): XRecord[] {
  const page = V2Page.safeParse(value);
  if (!page.success) return [schemaMismatch('reply of X API v2', page.error)];
  const { data, includes, errors } = page.data;
  const posts = Array.isArray(data) ? data : data === undefined || data === null ? [] : [data];
  const media = mediaByKey(includes?.media ?? []);
  return [
    ...posts.map((post) => recordOfV2Post(post, media)),
    ...(errors ?? []).map(recordOfError),
  ];
}

/** The record of one post of X API v2. */
export function recordOfV2Post(
  value: unknown,
  media: ReadonlyMap<string, V2Media> = new Map(),
): XRecord {
  const post = V2Post.safeParse(value);
  return post.success
    ? { kind: 'post', post: postFromV2(post.data, media) }
    : schemaMismatch('post of X API v2', post.error);
}

function mediaByKey(values: readonly unknown[]): Map<string, V2Media> {
  const media = new Map<string, V2Media>();
  for (const value of values) {
    const one = V2Media.safeParse(value);
    if (one.success && one.data.media_key) media.set(one.data.media_key, one.data);
  }
  return media;
}

function recordOfError(value: unknown): XRecord {
  const error = V2Error.safeParse(value);
  if (!error.success) return unknownForm('X reports a problem that it does not describe');
  const { title, detail, message } = error.data;
  const words = [title, detail ?? message].filter((part) => part);
  return unknownForm(`X reports: ${words.join(': ') || 'a problem without a description'}`);
}
