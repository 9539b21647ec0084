import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  DEMO_BEARER_TOKEN,
  type DemoApiOptions,
  type DemoApiServer,
  startDemoApiServer,
} from '../../../src/main/demo/demo-api-server.ts';
import { photoTruthByUrl } from '../../../src/main/demo/demo-truth.ts';
import { createDemoWorld } from '../../../src/main/demo/demo-world.ts';
import { filterPost } from '../../../src/main/domain/filter-post.ts';
import { createMediaFetcher } from '../../../src/main/sources/media-fetcher/media-fetcher.ts';
import { createXApiSource } from '../../../src/main/sources/x-api/x-api-source.ts';
import type { Post } from '../../../src/shared/domain/post.ts';

const world = createDemoWorld({ seed: 9, posts: 700 });
const QUERY = 'the lang:en has:images';
const { signal } = new AbortController();
const noSleep = async () => {};

let server: DemoApiServer;
beforeAll(async () => {
  server = await startDemoApiServer(world);
});
afterAll(() => server.close());

async function startWith(options: DemoApiOptions): Promise<DemoApiServer> {
  const started = await startDemoApiServer(world, options);
  onTestFinished(() => started.close());
  return started;
}

async function ask(base: string, path: string, token = DEMO_BEARER_TOKEN): Promise<Response> {
  return fetch(`${base}${path}`, { headers: { Authorization: `Bearer ${token}` } });
}

async function crawl(apiUrl: string): Promise<{ posts: Post[]; unknown: number }> {
  const source = createXApiSource({
    apiUrl,
    query: QUERY,
    maxPosts: 10_000,
    bearerToken: DEMO_BEARER_TOKEN,
    sleep: noSleep,
  });
  const posts: Post[] = [];
  let unknown = 0;
  for await (const { records } of source.read(null, signal)) {
    for (const record of records) {
      if (record.kind === 'post') posts.push(record.post);
      else unknown += 1;
    }
  }
  return { posts, unknown };
}

it('gives the program every post, and the planted fate to each of them', async () => {
  const { posts } = await crawl(server.url);
  const byId = new Map(posts.map((post) => [post.nativeId, post]));

  expect(posts).toHaveLength(700 + world.truth.repeats);
  expect(byId.size).toBe(700);
  for (const truth of world.truth.posts) {
    const post = byId.get(truth.id);
    const filtered = post && filterPost(post, () => true);
    expect(filtered?.kept ? null : filtered?.reason, post?.text).toBe(truth.expectedRejection);
  }
});

it('gives the program photos, or the planted reason why not', async () => {
  const { posts } = await crawl(server.url);
  const find = photoTruthByUrl(world.truth);
  const fetcher = createMediaFetcher({
    allowLoopback: true,
    perHostPerSecond: 10_000,
    sleep: noSleep,
  });
  const locators = posts.flatMap((post) => {
    const filtered = filterPost(post, () => true);
    return filtered.kept ? filtered.photos.map(({ locator }) => locator) : [];
  });
  const broken = locators.filter((url) => find(url)?.expectedRejection !== null);
  const afterFetching = ['image:truncated', 'image:too-small'];

  expect(broken.length).toBeGreaterThan(10);
  for (const url of [...broken, ...locators.slice(0, 20)]) {
    const outcome = await fetcher.fetch(url, signal);
    const planted = find(url)?.expectedRejection ?? null;
    const expected = planted !== null && afterFetching.includes(planted) ? null : planted;
    expect(outcome.kind === 'rejected' ? outcome.reason : null, url).toBe(expected);
  }
});

it.each(['tweet', 'post'] as const)(
  'is understood when it knows the %s names only',
  async (dialect) => {
    const { url, requests } = await startWith({ dialects: [dialect] });
    const { posts } = await crawl(url);

    expect(new Set(posts.map(({ nativeId }) => nativeId)).size).toBe(700);
    expect(requests.refused).toBe(dialect === 'post' ? 0 : 1);
  },
);

it('answers faults that pass on retry', async () => {
  const { url, requests } = await startWith({ faults: { rateLimitEvery: 3, serverErrorEvery: 4 } });
  const { posts } = await crawl(url);
  const photo = posts
    .flatMap(({ attachments }) => attachments)
    .filter(({ kind }) => kind === 'photo')
    .slice(0, 8);
  const fetcher = createMediaFetcher({
    allowLoopback: true,
    perHostPerSecond: 10_000,
    sleep: noSleep,
  });
  const outcomes = await Promise.all(
    photo.map(({ locator }) => fetcher.fetch(locator ?? '', signal)),
  );

  expect(new Set(posts.map(({ nativeId }) => nativeId)).size).toBe(700);
  expect(requests.refused).toBeGreaterThan(5);
  expect(
    outcomes.filter((one) => one.kind === 'rejected' && one.reason === 'image:unreachable'),
  ).toEqual([]);
});

describe('the protocol', () => {
  const PATH = `/2/tweets/search/recent?query=cats&max_results=10`;

  it('asks for the token', async () => {
    const none = await fetch(server.url + PATH);
    const wrong = await ask(server.url, PATH, 'another');

    expect([none.status, wrong.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual({
      title: 'Unauthorized',
      detail: 'Unauthorized',
      type: 'about:blank',
      status: 401,
    });
  });

  it('tells where the client stands in its rate limit, and refuses beyond', async () => {
    const { url } = await startWith({ rateLimit: 2, now: () => 1_000_000 });
    const first = await ask(url, PATH);
    await ask(url, PATH);
    const third = await ask(url, PATH);

    expect(first.headers.get('x-rate-limit-limit')).toBe('2');
    expect(first.headers.get('x-rate-limit-remaining')).toBe('1');
    expect(first.headers.get('x-rate-limit-reset')).toBe('1900');
    expect(third.status).toBe(429);
    expect(await third.json()).toMatchObject({ title: 'Too Many Requests' });
  });

  it('answers 400 in the form of X, 404 elsewhere, 405 to other methods', async () => {
    const bad = await ask(server.url, '/2/tweets/search/recent?query=lang:en');

    expect(bad.status).toBe(400);
    expect(bad.headers.get('content-type')).toContain('problem+json');
    expect((await ask(server.url, '/2/users/1')).status).toBe(404);
    expect((await fetch(server.url + PATH, { method: 'POST' })).status).toBe(405);
  });

  it('counts', async () => {
    const counts = await ask(server.url, '/2/tweets/counts/recent?query=cats');

    expect(await counts.json()).toMatchObject({ meta: { total_tweet_count: 700 } });
  });

  it('takes its time when it is asked to', async () => {
    const { url } = await startWith({ latencyMs: 60 });
    const start = performance.now();
    await ask(url, PATH);

    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
  });
});

describe('photos', () => {
  const sound = [...world.media.values()].find(
    (media) =>
      media.type === 'photo' && media.picture.damage === null && media.picture.format === 'jpg',
  );
  const name = sound?.name ?? '';

  it('come at all of their addresses, without a token', async () => {
    const [plain, sized] = await Promise.all([
      fetch(`${server.url}/media/${name}.jpg`),
      fetch(`${server.url}/media/${name}?format=jpg&name=small`),
    ]);
    const [a, b] = [Buffer.from(await plain.arrayBuffer()), Buffer.from(await sized.arrayBuffer())];

    expect(plain.headers.get('content-type')).toBe('image/jpeg');
    expect(a.length).toBeGreaterThan(5_000);
    expect(a.equals(b)).toBe(true);
  });

  it('are not there in another format or under another name', async () => {
    expect((await fetch(`${server.url}/media/${name}?format=png`)).status).toBe(404);
    expect((await fetch(`${server.url}/media/nothing.jpg`)).status).toBe(404);
    expect((await fetch(`${server.url}/media/..%2f..%2fpackage.json`)).status).toBe(404);
  });
});

it('says so when its port is taken', async () => {
  const port = Number(new URL(server.url).port);

  await expect(startDemoApiServer(world, { port })).rejects.toThrow('EADDRINUSE');
});
