import type { DemoMedia } from '../world/demo-media.ts';
import type { DemoPost } from '../world/demo-post.ts';

/** Which of X's two sets of names a request uses: `post.fields` (2026) or `tweet.fields` (before). */
export type Dialect = 'post' | 'tweet';

/** The optional parts of the answer that a request asks for. */
export type FieldWish = {
  readonly dialect: Dialect;
  readonly fields: ReadonlySet<string>;
  readonly expansions: ReadonlySet<string>;
  readonly mediaFields: ReadonlySet<string>;
};

/** A post in X API v2 form, with the names of the dialect; only what was asked for. */
export function postObject(post: DemoPost, wish: FieldWish): Readonly<Record<string, unknown>> {
  const { dialect, fields, expansions } = wish;
  const asked = (name: string) =>
    fields.has(name) || expansions.has(name) || expansions.has(`${name}.id`);
  const references = `referenced_${dialect}s`;
  const note = `note_${dialect}`;
  return {
    id: post.versionIds.at(-1),
    text: post.text,
    [`edit_history_${dialect}_ids`]: post.versionIds,
    ...(asked('lang') && { lang: post.language }),
    ...(asked('created_at') && { created_at: new Date(post.createdAtMs).toISOString() }),
    ...(asked('author_id') && { author_id: post.authorId }),
    ...(asked('possibly_sensitive') && { possibly_sensitive: post.possiblySensitive }),
    ...(asked('attachments') &&
      post.mediaKeys.length > 0 && { attachments: { media_keys: post.mediaKeys } }),
    ...(asked(note) && post.longText !== null && { [note]: { text: post.longText } }),
    ...(asked(references) &&
      post.reference !== null && {
        [references]: [{ type: post.reference.type, id: post.reference.id }],
      }),
  };
}

/** An attachment in X API v2 form; its address is on the demo's own server. */
export function mediaObject(
  media: DemoMedia,
  baseUrl: string,
  mediaFields: ReadonlySet<string>,
): Readonly<Record<string, unknown>> {
  const photo = media.type === 'photo' ? media : null;
  return {
    media_key: media.key,
    type: media.type,
    ...(mediaFields.has('url') &&
      photo !== null && { url: `${baseUrl}/media/${photo.name}.${photo.picture.format}` }),
    ...(mediaFields.has('preview_image_url') &&
      photo === null && { preview_image_url: `${baseUrl}/preview/${media.name}.jpg` }),
    ...(mediaFields.has('width') && { width: media.width }),
    ...(mediaFields.has('height') && { height: media.height }),
    ...(mediaFields.has('alt_text') && photo?.altText != null && { alt_text: photo.altText }),
  };
}

/** X's error beside the data for a post that another one refers to and that is gone. */
export function goneReference(id: string, dialect: Dialect): Readonly<Record<string, unknown>> {
  const parameter = `referenced_${dialect}s.id`;
  return {
    value: id,
    detail: `Could not find ${dialect} with ${parameter}: [${id}].`,
    title: 'Not Found Error',
    resource_type: dialect,
    parameter,
    resource_id: id,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
}
