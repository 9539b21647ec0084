import type { DemoWorld } from '../demo-world.ts';
import type { DemoPost } from '../world/demo-post.ts';
import { checkSearchQuery } from './check-search-query.ts';
import { type DemoApiAnswer, invalidRequest } from './demo-api-answer.ts';
import {
  type Dialect,
  type FieldWish,
  goneReference,
  mediaObject,
  postObject,
} from './post-objects.ts';

const KNOWN_PARAMETERS = [
  'query',
  'max_results',
  'next_token',
  'pagination_token',
  'since_id',
  'until_id',
  'start_time',
  'end_time',
  'sort_order',
  'expansions',
  'media.fields',
  'user.fields',
  'place.fields',
  'poll.fields',
];
const RECENT_SEARCH_PAGE = { least: 10, most: 100, default: 10 } as const;

export type SearchOptions = {
  /** Address of the server, without a slash at its end; addresses of photos begin with it. */
  readonly baseUrl: string;
  /** Names of fields that the server knows; it answers 400 to the others. */
  readonly dialects: readonly Dialect[];
};

/**
 * Answers `GET /2/tweets/search/recent`: a page of the world's timeline, newest first.
 *
 * The query is checked as X checks it and then matches every post: the demo wants posts of all kinds.
 * Times and ids narrow the timeline, and `next_token` goes on where the last page ended.
 */
export function answerSearch(
  world: DemoWorld,
  parameters: URLSearchParams,
  options: SearchOptions,
): DemoApiAnswer {
  const refusal = checkParameters(
    parameters,
    options.dialects.map((dialect) => `${dialect}.fields`),
  );
  if (refusal !== null) return refusal;
  const listed = listPosts(world, parameters);
  const start = readToken(parameters.get('next_token') ?? parameters.get('pagination_token'));
  if (start === null || start > listed.length) {
    const given = parameters.get('next_token') ?? parameters.get('pagination_token') ?? '';
    return invalidRequest(
      'next_token',
      given,
      `The next_token query parameter value [${given}] is not valid`,
    );
  }
  const end = start + Number(parameters.get('max_results') ?? RECENT_SEARCH_PAGE.default);
  const page = listed.slice(start, end);
  const meta = {
    ...(page.length > 0 && {
      newest_id: page[0]?.versionIds.at(-1),
      oldest_id: page.at(-1)?.versionIds.at(-1),
    }),
    result_count: page.length,
    ...(end < listed.length && { next_token: writeToken(end) }),
  };
  return {
    status: 200,
    body: { ...pageBody(world, page, wishOf(parameters), options.baseUrl), meta },
  };
}

/** The posts of the timeline that the times and ids among the parameters let through, newest first. */
export function listPosts(world: DemoWorld, parameters: URLSearchParams): readonly DemoPost[] {
  const after = Date.parse(parameters.get('start_time') ?? '');
  const before = Date.parse(parameters.get('end_time') ?? '');
  const since = BigInt(parameters.get('since_id') ?? 0);
  const until = BigInt(parameters.get('until_id') ?? 0);
  return world.timeline.flatMap((index) => {
    const post = world.posts[index];
    if (post === undefined || post.createdAtMs < after || post.createdAtMs >= before) return [];
    const id = BigInt(post.versionIds.at(-1) ?? 0);
    return id <= since || (until > 0n && id >= until) ? [] : [post];
  });
}

/**
 * What is wrong with the parameters that search and counts share, as X says it; null if nothing is.
 *
 * @param ownNames names of parameters that only one of the two knows.
 */
export function checkParameters(
  parameters: URLSearchParams,
  ownNames: readonly string[],
): DemoApiAnswer | null {
  const known = [...KNOWN_PARAMETERS, ...ownNames];
  for (const [name, value] of parameters) {
    const refuse = (trouble: string) =>
      invalidRequest(name, value, `The ${name} query parameter value [${value}] ${trouble}`);
    if (!known.includes(name))
      return invalidRequest(
        name,
        value,
        `The query parameter [${name}] is not one of [${known.join(',')}]`,
      );
    if (/^(since|until)_id$/.test(name) && !/^\d{1,19}$/.test(value))
      return refuse('does not match ^[0-9]{1,19}$');
    if (/^(start|end)_time$/.test(name) && Number.isNaN(Date.parse(value)))
      return refuse('is not a valid RFC 3339 time');
  }
  const query = parameters.get('query') ?? '';
  const trouble = checkSearchQuery(query);
  if (trouble !== null) return invalidRequest('query', query, trouble);
  const maxResults = parameters.get('max_results') ?? String(RECENT_SEARCH_PAGE.default);
  if (
    !/^\d+$/.test(maxResults) ||
    Number(maxResults) < RECENT_SEARCH_PAGE.least ||
    Number(maxResults) > RECENT_SEARCH_PAGE.most
  ) {
    return invalidRequest(
      'max_results',
      maxResults,
      `The max_results query parameter value [${maxResults}] is not between ${RECENT_SEARCH_PAGE.least} and ${RECENT_SEARCH_PAGE.most}`,
    );
  }
  return null;
}

/** A page of posts, with the media and the errors that belong to them. */
export function pageBody(
  world: DemoWorld,
  page: readonly DemoPost[],
  wish: FieldWish,
  baseUrl: string,
): object {
  if (page.length === 0) return {};
  const keys = new Set(page.flatMap(({ mediaKeys }) => mediaKeys));
  const media = [...keys].flatMap((key) => world.media.get(key) ?? []);
  const expandsMedia = wish.expansions.has('attachments.media_keys') && media.length > 0;
  const asksReferences = [...wish.fields, ...wish.expansions].some((name) =>
    name.startsWith('referenced_'),
  );
  const gone = asksReferences
    ? page.flatMap(({ reference }) => (reference?.isGone === true ? [reference.id] : []))
    : [];
  return {
    data: page.map((post) =>
      postObject(
        post,
        expandsMedia ? { ...wish, fields: new Set([...wish.fields, 'attachments']) } : wish,
      ),
    ),
    ...(expandsMedia && {
      includes: { media: media.map((one) => mediaObject(one, baseUrl, wish.mediaFields)) },
    }),
    ...(gone.length > 0 && { errors: gone.map((id) => goneReference(id, wish.dialect)) }),
  };
}

/** The optional parts of an answer that the parameters ask for. */
export function wishOf(parameters: URLSearchParams): FieldWish {
  const list = (name: string) =>
    new Set((parameters.get(name) ?? '').split(',').filter((part) => part !== ''));
  const dialect =
    parameters.has('post.fields') || /_posts?\b/.test(parameters.get('expansions') ?? '')
      ? 'post'
      : 'tweet';
  return {
    dialect,
    fields: list(`${dialect}.fields`),
    expansions: list('expansions'),
    mediaFields: list('media.fields'),
  };
}

function writeToken(place: number): string {
  return `demo${place.toString(36).padStart(8, '0')}`;
}

function readToken(token: string | null): number | null {
  if (token === null) return 0;
  const digits = /^demo([0-9a-z]{8})$/.exec(token)?.[1];
  return digits === undefined ? null : Number.parseInt(digits, 36);
}
