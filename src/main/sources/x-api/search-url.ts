/**
 * The two sets of names that X API v2 gives to the same parameters: `post` since OpenAPI 2.167 (August
 * 2026), `tweet` before. Which of them an endpoint takes is not documented; it answers 400 to the other.
 */
export type Dialect = 'post' | 'tweet';

/** What is asked of every post, in each dialect. */
const FIELDS: { readonly [D in Dialect]: { readonly [parameter: string]: string } } = {
  post: {
    'post.fields': 'attachments,author_id,created_at,lang,note_post,possibly_sensitive',
    expansions: 'attachments.media_keys,referenced_posts,edit_history_post_ids',
  },
  tweet: {
    'tweet.fields':
      'attachments,author_id,created_at,edit_history_tweet_ids,lang,note_tweet,possibly_sensitive,referenced_tweets',
    expansions: 'attachments.media_keys',
  },
};

/** Least and most posts that one page of recent search can hold. */
export const PAGE_POSTS = { min: 10, max: 100 } as const;

/** Address of one page of `GET /2/tweets/search/recent`, newest posts first. */
export function searchUrl(
  apiUrl: URL,
  page: { readonly query: string; readonly maxResults: number; readonly nextToken: string | null },
  dialect: Dialect,
): URL {
  const parameters = {
    query: page.query,
    max_results: String(page.maxResults),
    sort_order: 'recency',
    ...(page.nextToken === null ? {} : { next_token: page.nextToken }),
  };
  return postsUrl(apiUrl, 'search/recent', parameters, dialect);
}

/** Posts that one look-up can ask for. */
export const LOOKUP_POSTS = 100;

/** Address of `GET /2/tweets`, which looks posts up by their ids. */
export function lookupUrl(apiUrl: URL, ids: readonly string[], dialect: Dialect): URL {
  return postsUrl(apiUrl, '', { ids: ids.join(',') }, dialect);
}

function postsUrl(
  apiUrl: URL,
  endpoint: string,
  parameters: Readonly<Record<string, string>>,
  dialect: Dialect,
): URL {
  const url = new URL(apiUrl);
  url.pathname = `${apiUrl.pathname.replace(/\/+$/, '')}/2/tweets/${endpoint}`.replace(/\/$/, '');
  const all = {
    ...parameters,
    ...FIELDS[dialect],
    'media.fields': 'media_key,type,url,width,height,alt_text',
  };
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return url;
}

/** True when a 400 complains about a parameter that has another name in the other dialect. */
export function blamesDialect(body: string): boolean {
  return /\b(?:post|tweet)\.fields\b|\bexpansions\b/.test(body);
}
