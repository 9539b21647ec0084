import type { DemoWorld } from '../demo-world.ts';
import type { DemoPost } from '../world/demo-post.ts';
import { pageBody, type SearchOptions, wishOf } from './answer-search.ts';
import { type DemoApiAnswer, invalidRequest } from './demo-api-answer.ts';

const MOST_IDS = 100;

/** Answers `GET /2/tweets`: posts by the ids of any of their versions, and an error for each that is not there. */
export function answerLookup(
  world: DemoWorld,
  parameters: URLSearchParams,
  { baseUrl, dialects }: SearchOptions,
): DemoApiAnswer {
  const known = [
    ...['ids', 'expansions', 'media.fields', 'user.fields', 'place.fields', 'poll.fields'],
    ...dialects.map((dialect) => `${dialect}.fields`),
  ];
  for (const [name, value] of parameters) {
    if (known.includes(name)) continue;
    const message = `The query parameter [${name}] is not one of [${known.join(',')}]`;
    return invalidRequest(name, value, message);
  }
  const ids = (parameters.get('ids') ?? '').split(',');
  const wrong = ids.find((id) => !/^\d{1,19}$/.test(id));
  if (wrong !== undefined) {
    const message = `The ids query parameter value [${wrong}] is not valid`;
    return invalidRequest('ids', wrong, message);
  }
  if (ids.length > MOST_IDS) {
    const message = `The number of values in the ids query parameter list [${ids.length}] is not between 1 and ${MOST_IDS}`;
    return invalidRequest('ids', ids.join(','), message);
  }
  const posts = postsById(world);
  const wish = wishOf(parameters);
  const found = ids.flatMap((id) => posts.get(id) ?? []);
  const gone = ids.filter((id) => !posts.has(id)).map((id) => goneError(id, wish.dialect));
  const body: { readonly errors?: readonly object[] } = pageBody(world, found, wish, baseUrl);
  const errors = [...(body.errors ?? []), ...gone];
  return { status: 200, body: { ...body, ...(errors.length > 0 && { errors }) } };
}

const knownPosts = new WeakMap<DemoWorld, ReadonlyMap<string, DemoPost>>();

function postsById(world: DemoWorld): ReadonlyMap<string, DemoPost> {
  const known =
    knownPosts.get(world) ??
    new Map(world.posts.flatMap((post) => post.versionIds.map((id) => [id, post] as const)));
  knownPosts.set(world, known);
  return known;
}

function goneError(id: string, dialect: string): object {
  return {
    value: id,
    detail: `Could not find ${dialect} with ids: [${id}].`,
    title: 'Not Found Error',
    resource_type: dialect,
    parameter: 'ids',
    resource_id: id,
    type: 'https://api.twitter.com/2/problems/resource-not-found',
  };
}
