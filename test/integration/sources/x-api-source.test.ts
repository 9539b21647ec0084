import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Cursor, SourceBatch } from '../../../src/main/pipeline/ports/post-source.ts';
import {
  createXApiSource,
  type XApiSettings,
} from '../../../src/main/sources/x-api/x-api-source.ts';
import type { Failure } from '../../../src/shared/failure.ts';
import { type Answer, closedAddress, loopbackServer } from './loopback-server.ts';

const TOKEN = 'AAAAsecret%2Btoken';
const NOW_MS = 1_800_000_000_000;

const post = (id: number) => ({ id: `${id}`, text: `post ${id}` });

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** A page with posts first to first + count - 1, and a token for the next page. */
const page = (first: number, count: number, next_token?: string) => ({
  data: Array.from({ length: count }, (_, i) => post(first + i)),
  meta: { result_count: count, ...(next_token ? { next_token } : {}) },
});

const parametersOf = (request: IncomingMessage | undefined) =>
  Object.fromEntries(new URL(request?.url ?? '', 'http://x').searchParams);

/** Reads everything from a source on a server that answers so; waits are noted, not waited. */
async function crawl(
  answer: Answer,
  { cursor = null, ...changes }: Partial<XApiSettings> & { readonly cursor?: Cursor | null } = {},
) {
  const server = await loopbackServer(answer);
  const waits: number[] = [];
  const source = createXApiSource({
    apiUrl: server.url,
    query: 'happy has:images',
    maxPosts: 1000,
    bearerToken: TOKEN,
    sleep: async (ms) => {
      waits.push(ms);
    },
    now: () => NOW_MS,
    ...changes,
  });
  const batches: SourceBatch[] = [];
  let failure: Failure | null = null;
  try {
    for await (const batch of source.read(cursor, new AbortController().signal)) {
      batches.push(batch);
    }
  } catch (error) {
    failure = error as Failure; // why: every test that looks at it checks its kind
  }
  const texts = batches.flatMap(({ records }) =>
    records.map((record) => (record.kind === 'post' ? record.post.text : record.reason)),
  );
  return { server, source, waits, batches, failure, texts };
}

describe('recent search of X API v2', () => {
  const threePages: Answer = (request, response) => {
    const { next_token: token } = parametersOf(request);
    if (token === undefined) json(response, 200, page(1, 2, 'second'));
    else if (token === 'second') json(response, 200, page(3, 2, 'third'));
    else json(response, 200, page(5, 1));
  };

  it('reads page after page, with the token in the header alone', async () => {
    const { server, batches, texts } = await crawl(threePages);

    expect(texts).toEqual(['post 1', 'post 2', 'post 3', 'post 4', 'post 5']);
    expect(batches.map(({ cursor }) => cursor)).toEqual([
      { nextToken: 'second', delivered: 2, done: false },
      { nextToken: 'third', delivered: 4, done: false },
      { nextToken: null, delivered: 5, done: true },
    ]);
    expect(batches[1]?.records[0]?.place).toBe('result 3');
    expect(batches.at(-1)?.progress).toEqual({ done: 5, total: 1000, unit: 'posts' });
    expect(server.requests[0]?.url).toMatch(/^\/2\/tweets\/search\/recent\?/);
    expect(parametersOf(server.requests[0])).toMatchObject({
      query: 'happy has:images',
      max_results: '100',
      sort_order: 'recency',
      'media.fields': 'media_key,type,url,width,height,alt_text',
    });
    for (const { headers, url } of server.requests) {
      expect(headers.authorization).toBe(`Bearer ${TOKEN}`);
      expect(url).not.toContain('secret');
    }
  });

  it('goes on from every cursor with exactly the rest', async () => {
    const { batches, texts } = await crawl(threePages);

    for (const [index, { cursor }] of batches.entries()) {
      const rest = await crawl(threePages, { cursor });
      const before = batches.slice(0, index + 1).flatMap(({ records }) => records).length;
      expect(rest.texts).toEqual(texts.slice(before));
    }
  });

  it('ends after the posts that were asked for, also inside a page', async () => {
    const endless: Answer = (_, response, n) =>
      json(response, 200, page(n * 100, 100, `token ${n}`));

    const { server, texts, batches } = await crawl(endless, { maxPosts: 203 });

    expect(texts).toHaveLength(203);
    expect(server.requests.map((r) => parametersOf(r)['max_results'])).toEqual([
      '100',
      '100',
      '10',
    ]);
    expect(batches.at(-1)?.cursor).toMatchObject({ delivered: 203, done: true });
  });

  it('ends where a service gives the same token again', async () => {
    const circle: Answer = (_, response) => json(response, 200, page(1, 1, 'same'));

    expect((await crawl(circle)).texts).toEqual(['post 1', 'post 1']);
  });

  it('changes to the older names of parameters once, and keeps them', async () => {
    const older: Answer = (request, response) => {
      const parameters = parametersOf(request);
      if (!('post.fields' in parameters)) return threePages(request, response, 0);
      const message = 'The query parameter [post.fields] is not one of [query,tweet.fields]';
      json(response, 400, { title: 'Invalid Request', errors: [{ message }] });
    };

    const { server, texts } = await crawl(older);

    expect(texts).toHaveLength(5);
    const names = server.requests.map((r) =>
      Object.keys(parametersOf(r)).filter((k) => /^(post|tweet)\./.test(k)),
    );
    expect(names).toEqual([['post.fields'], ['tweet.fields'], ['tweet.fields'], ['tweet.fields']]);
  });

  it('gives up where neither dialect is understood', async () => {
    const { failure, server } = await crawl((_, response) =>
      json(response, 400, { title: 'Invalid Request', detail: 'unknown [expansions]' }),
    );

    expect(failure).toMatchObject({ kind: 'SOURCE_REFUSED' });
    expect(failure?.message).toContain('unknown [expansions]');
    expect(server.requests).toHaveLength(2);
  });

  it('tells what is wrong with a query', async () => {
    const { failure, server } = await crawl((_, response) =>
      json(response, 400, { detail: 'There must be a standalone operator' }),
    );

    expect(failure).toMatchObject({ kind: 'BAD_INPUT' });
    expect(failure?.message).toContain('There must be a standalone operator');
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [401, /bearer token/],
    [402, /credits/],
    [403, /access level/],
    [404, /address of the API/],
    [302, /address of the API/],
  ])('stops at %i with what X says, and advice', async (status, advice) => {
    const { failure, server } = await crawl((request, response) => {
      const detail = `No: ${request.headers.authorization}`;
      json(response, status, { title: 'Refused', detail }, { location: '/elsewhere' });
    });

    expect(failure).toMatchObject({ name: 'Failure', kind: 'SOURCE_REFUSED' });
    expect(failure?.message).toContain(`${status} Refused: No: Bearer [token]`);
    expect(failure?.advice).toMatch(advice);
    expect(JSON.stringify({ ...failure, m: failure?.message, s: failure?.stack })).not.toContain(
      TOKEN,
    );
    expect(server.requests).toHaveLength(1);
  });

  it('waits until the rate limit resets', async () => {
    const reset = { 'x-rate-limit-reset': `${NOW_MS / 1000 + 300}` };

    const { texts, waits } = await crawl((request, response, n) =>
      n === 1
        ? json(response, 429, { title: 'Too Many' }, reset)
        : threePages(request, response, n),
    );

    expect(texts).toHaveLength(5);
    expect(waits).toEqual([301_000]);
  });

  it('stops where the quota of the account is used up', async () => {
    const type = 'https://api.twitter.com/2/problems/usage-capped';

    const { failure, waits } = await crawl((_, response) =>
      json(response, 429, { title: 'UsageCapExceeded', type }),
    );

    expect(failure).toMatchObject({ kind: 'SOURCE_REFUSED' });
    expect(waits).toEqual([]);
  });

  it('tries again after server errors, broken JSON and lost connections', async () => {
    const { texts, waits } = await crawl((request, response, n) => {
      if (n === 0) json(response, 503, { title: 'Service Unavailable' });
      else if (n === 1) response.end('{"data":[{"id":"1","te');
      else if (n === 2) response.end('<html>captive portal</html>');
      else if (n === 3) request.socket.destroy();
      else if (n === 4) {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"data":');
        setImmediate(() => request.socket.destroy());
      } else threePages(request, response, n);
    });

    expect(texts).toHaveLength(5);
    expect(waits).toEqual([5_000, 10_000, 20_000, 1_000, 1_250]);
  });

  it('gives up after several tries, and keeps the pages before', async () => {
    const { failure, batches, server } = await crawl(
      (request, response, n) =>
        n === 0 ? threePages(request, response, n) : json(response, 500, { detail: 'oops' }),
      { maxTries: 3 },
    );

    expect(failure).toMatchObject({ kind: 'SOURCE_UNREACHABLE' });
    expect(failure?.message).toContain('500 oops');
    expect(batches).toHaveLength(1);
    expect(server.requests).toHaveLength(1 + 3);
  });

  it('gives up where nobody listens, and where nobody answers', async () => {
    const nobody = await crawl(() => {}, { apiUrl: await closedAddress(), maxTries: 2 });
    const silent = await crawl(() => {}, { timeoutMs: 50, maxTries: 2 });

    expect(nobody.failure?.message).toContain('ECONNREFUSED');
    expect(silent.failure?.message).toContain('no answer within 0.05 s');
  });

  it('keeps the posts beside partial errors, and counts the errors', async () => {
    const errors = [{ title: 'Not Found Error', detail: 'Could not find post 9' }];

    const { texts } = await crawl((_, response) => json(response, 200, { ...page(1, 2), errors }));

    expect(texts).toEqual(['post 1', 'post 2', 'record:unknown-form']);
  });

  it('finds nothing where nothing matches', async () => {
    const { batches, texts } = await crawl((_, response) =>
      json(response, 200, { meta: { result_count: 0 } }),
    );

    expect(texts).toEqual([]);
    expect(batches.map(({ cursor }) => cursor)).toEqual([
      { nextToken: null, delivered: 0, done: true },
    ]);
  });

  it('stops at once when aborted, also while it waits', async () => {
    const server = await loopbackServer((_, response) => json(response, 503, {}));
    const source = createXApiSource({
      apiUrl: server.url,
      query: 'q',
      maxPosts: 1,
      bearerToken: TOKEN,
    });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('stopped')), 100);

    await expect(source.read(null, stop.signal)[Symbol.asyncIterator]().next()).rejects.toThrow(
      'stopped',
    );
  });
});

describe('createXApiSource', () => {
  const settings = { apiUrl: 'https://api.x.com', query: 'q', maxPosts: 10, bearerToken: TOKEN };
  const fingerprint = (changes: Partial<XApiSettings>) =>
    createXApiSource({ ...settings, ...changes }).fingerprint;

  it('has a fingerprint of address, query and limit, not of the token', () => {
    expect(fingerprint({ bearerToken: 'other' })).toBe(fingerprint({}));
    expect(fingerprint({ apiUrl: 'https://api.x.com/2/' })).toBe(fingerprint({}));
    expect(fingerprint({ query: 'r' })).not.toBe(fingerprint({}));
    expect(fingerprint({ maxPosts: 11 })).not.toBe(fingerprint({}));
  });

  it.each(['', 'two words', 'line\nfeed', 'café'])('refuses the token %j unseen', (bearerToken) => {
    const make = () => createXApiSource({ ...settings, bearerToken });

    expect(make).toThrow('The bearer token is empty, or holds characters that no token has.');
  });
});
