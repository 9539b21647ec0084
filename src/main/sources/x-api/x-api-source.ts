import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PostSource, SourceBatch, SourceRecord } from '../../pipeline/ports/post-source.ts';
import { parseXJson } from '../x-wire/parse-x-json.ts';
import { checkApiUrl } from './check-api-url.ts';
import { checkBearerToken } from './check-bearer-token.ts';
import { type DialectChoice, getPage } from './get-page.ts';
import { PAGE_POSTS, searchUrl } from './search-url.ts';
import { connectionOf, type XConnectionSettings } from './x-connection.ts';

export type XApiSettings = XConnectionSettings & {
  /** Address of an X API v2 service, without `/2`. */
  readonly apiUrl: string;
  readonly query: string;
  /** The crawl ends after this many posts were delivered: they cost money. */
  readonly maxPosts: number;
};

const XApiCursor = z.object({
  nextToken: z.string().nullable(),
  delivered: z.int().nonnegative(),
  done: z.boolean(),
});
type XApiCursor = z.infer<typeof XApiCursor>;

const START: XApiCursor = { nextToken: null, delivered: 0, done: false };

const PageMeta = z.looseObject({
  meta: z.looseObject({ next_token: z.string().nullish() }).nullish(),
});

/**
 * Recent search of X API v2 (the last seven days), newest posts first, a batch per page.
 *
 * @throws Failure when the address or the token cannot be right.
 */
export function createXApiSource(settings: XApiSettings): PostSource {
  const apiUrl = checkApiUrl(settings.apiUrl);
  checkBearerToken(settings.bearerToken);
  const identity = JSON.stringify(['x-api', apiUrl.href, settings.query, settings.maxPosts]);
  return {
    kind: 'x-api',
    locator: `${apiUrl.host}: ${settings.query}`,
    fingerprint: createHash('sha256').update(identity).digest('hex'),
    read: (cursor, signal) =>
      readPages(settings, apiUrl, cursor === null ? START : XApiCursor.parse(cursor), signal),
  };
}

async function* readPages(
  settings: XApiSettings,
  apiUrl: URL,
  from: XApiCursor,
  signal: AbortSignal,
): AsyncGenerator<SourceBatch> {
  const { query, maxPosts } = settings;
  const connection = connectionOf(settings, apiUrl);
  const dialect: DialectChoice = { current: 'post', isSettled: false };
  let at = from;
  while (!at.done) {
    const { nextToken, delivered } = at;
    const wanted = maxPosts - delivered;
    const maxResults = Math.min(Math.max(wanted, PAGE_POSTS.min), PAGE_POSTS.max);
    const page = await getPage(
      (names) => searchUrl(apiUrl, { query, maxResults, nextToken }, names),
      dialect,
      connection,
      signal,
    );
    const records = recordsOf(page, delivered, wanted);
    const posts = records.filter(({ kind }) => kind === 'post').length;
    const following = nextTokenOf(page);
    // A service that gives its own token back would be asked for ever.
    const isLast = following === null || following === nextToken || posts >= wanted;
    at = { nextToken: following, delivered: delivered + posts, done: isLast };
    const progress = { done: at.delivered, total: maxPosts, unit: 'posts' };
    yield { records, cursor: at, progress };
  }
}

/** The records of a page, no more than `wanted` posts of them: a page has a least size. */
function recordsOf(page: object, delivered: number, wanted: number): SourceRecord[] {
  let posts = 0;
  const records: SourceRecord[] = [];
  for (const [index, record] of parseXJson(page).records.entries()) {
    if (record.kind === 'post') posts += 1;
    if (posts > wanted) break;
    records.push({ ...record, place: `result ${delivered + index + 1}` });
  }
  return records;
}

function nextTokenOf(page: object): string | null {
  const parsed = PageMeta.safeParse(page);
  return parsed.success ? (parsed.data.meta?.next_token ?? null) : null;
}
