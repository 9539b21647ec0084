import { describe, expect, it } from 'vitest';
import { answerCounts } from '../../../src/main/demo/api/answer-counts.ts';
import { answerSearch } from '../../../src/main/demo/api/answer-search.ts';
import { createDemoWorld } from '../../../src/main/demo/demo-world.ts';

const world = createDemoWorld({ seed: 3, posts: 400 });
const baseUrl = 'http://127.0.0.1:1234';
const TWEET_FIELDS =
  'attachments,author_id,created_at,lang,note_tweet,possibly_sensitive,referenced_tweets';

type Page = {
  readonly data?: readonly Readonly<Record<string, unknown>>[];
  readonly includes?: { readonly media: readonly Readonly<Record<string, unknown>>[] };
  readonly errors?: readonly Readonly<Record<string, unknown>>[];
  readonly meta: Readonly<Record<string, unknown>>;
};

function search(
  parameters: Readonly<Record<string, string>>,
  dialects = ['post', 'tweet'] as const,
) {
  const { status, body } = answerSearch(
    world,
    new URLSearchParams({ query: 'sunset', ...parameters }),
    { baseUrl, dialects },
  );
  return { status, page: body as Page, text: JSON.stringify(body) }; // why: the tests look at its parts
}

it('gives ids, texts and edit histories when nothing else is asked for', () => {
  const { page } = search({});

  expect(page.data).toHaveLength(10);
  for (const post of page.data ?? [])
    expect(Object.keys(post)).toEqual(['id', 'text', 'edit_history_tweet_ids']);
  expect(page.includes).toBeUndefined();
  expect(page.meta).toMatchObject({
    result_count: 10,
    newest_id: page.data?.[0]?.['id'],
    oldest_id: page.data?.[9]?.['id'],
  });
});

it('answers in the names that the request uses', () => {
  const old = search({
    max_results: '100',
    'tweet.fields': TWEET_FIELDS,
    expansions: 'attachments.media_keys',
    'media.fields': 'media_key,type,url,width,height,alt_text',
  });
  const now = search({
    max_results: '100',
    'post.fields': TWEET_FIELDS.replaceAll('tweet', 'post'),
    expansions: 'attachments.media_keys,referenced_posts,edit_history_post_ids',
  });

  for (const name of ['referenced_tweets', 'note_tweet', 'edit_history_tweet_ids']) {
    expect(old.text).toContain(`"${name}"`);
    expect(now.text).not.toContain(`"${name}"`);
    expect(now.text).toContain(`"${name.replace('tweet', 'post')}"`);
  }
});

it('includes the media with addresses on the server', () => {
  const { page } = search({
    max_results: '100',
    expansions: 'attachments.media_keys',
    'media.fields': 'url,width,height,preview_image_url',
  });
  const media = page.includes?.media ?? [];
  const attached = (page.data ?? []).flatMap(
    (post) => (post['attachments'] as { media_keys: string[] } | undefined)?.media_keys ?? [],
  ); // why: the shape is X's

  expect(new Set(media.map((one) => one['media_key']))).toEqual(new Set(attached));
  for (const one of media) {
    if (one['type'] === 'photo')
      expect(one['url']).toMatch(/^http:\/\/127\.0\.0\.1:1234\/media\/\w+\.(jpg|png|webp)$/);
    else expect(one).not.toHaveProperty('url');
  }
});

it('reports gone posts as errors beside the data', () => {
  const pages = Array.from(
    { length: 4 },
    (_, page) =>
      search({
        max_results: '100',
        'tweet.fields': 'referenced_tweets',
        ...(page > 0 && { next_token: `demo${(page * 100).toString(36).padStart(8, '0')}` }),
      }).page,
  );
  const errors = pages.flatMap((page) => page.errors ?? []);

  expect(errors.length).toBeGreaterThan(0);
  expect(errors[0]).toMatchObject({
    title: 'Not Found Error',
    type: expect.stringContaining('resource-not-found'),
  });
  expect(pages.every((page) => (page.data?.length ?? 0) > 0)).toBe(true);
});

describe('bad requests', () => {
  it.each([
    ['a query of filters alone', { query: 'has:images lang:en -is:retweet' }, 'standalone'],
    ['a negated keyword alone', { query: '-cats lang:en' }, 'standalone'],
    ['an empty query', { query: ' ' }, 'empty'],
    ['a query that is too long', { query: 'x'.repeat(513) }, '512'],
    ['an open parenthesis', { query: '(cats OR dogs' }, 'parenthesis'],
    ['too small a page', { max_results: '9' }, '[9] is not between 10 and 100'],
    ['too large a page', { max_results: '101' }, '[101] is not between 10 and 100'],
    ['a page size that is no number', { max_results: 'ten' }, 'not between'],
    ['a token of another service', { next_token: 'b26v89c19zqg8o3f' }, 'next_token'],
    ['a token beyond the end', { next_token: 'demo0000zzzz' }, 'next_token'],
    ['a parameter that X does not know', { color: 'blue' }, '[color]'],
    ['an id that is none', { since_id: '7.58E+17' }, 'since_id'],
    ['a time that is none', { start_time: 'yesterday' }, 'start_time'],
  ])('answers 400 to %s', (_, parameters, message) => {
    const { status, page, text } = search(parameters);

    expect(status).toBe(400);
    expect(page).toMatchObject({
      title: 'Invalid Request',
      errors: [{ parameters: expect.anything(), message: expect.any(String) }],
    });
    expect(text).toContain(message);
  });

  it('names the parameter of the dialect that it does not know', () => {
    const { status, body } = answerSearch(
      world,
      new URLSearchParams({ query: 'sunset', 'post.fields': 'lang' }),
      { baseUrl, dialects: ['tweet'] },
    );

    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('[post.fields] is not one of');
  });
});

it.each([
  'sunset has:images lang:en -is:retweet',
  '(cats OR has:images) lang:en',
  '"good day" -is:nullcast',
  'min_likes:0 has:images',
  '😀 lang:en',
])('takes the query %s', (query) => {
  expect(search({ query }).status).toBe(200);
});

it('narrows the timeline by ids and times', () => {
  const all = [...new Set(world.timeline)].map((index) => world.posts[index]?.versionIds.at(-1));
  const since = search({ max_results: '100', since_id: all[20] ?? '' }).page;
  const until = search({ max_results: '100', until_id: all[20] ?? '' }).page;
  const middle = world.posts[200]?.createdAtMs ?? 0;
  const later = search({ max_results: '100', start_time: new Date(middle).toISOString() }).page;

  expect([...new Set(since.data?.map((post) => post['id']))]).toEqual(all.slice(0, 20));
  expect(until.data?.[0]?.['id']).toBe(all[21]);
  expect(later.data?.[0]?.['id']).toBe(all[0]);
  expect(search({ end_time: '2020-01-01T00:00:00Z' }).page).toEqual({ meta: { result_count: 0 } });
});

it('counts the posts', () => {
  const count = (parameters: Readonly<Record<string, string>>) =>
    answerCounts(world, new URLSearchParams({ query: 'sunset', ...parameters }));
  const { body } = count({ granularity: 'day' });

  expect(body).toMatchObject({ meta: { total_tweet_count: 400 } });
  const days = (body as { data: readonly { start: string; tweet_count: number }[] }).data; // why: the shape is X's
  expect(days).toHaveLength(7);
  expect(days.reduce((sum, day) => sum + day.tweet_count, 0)).toBe(400);
  expect(count({ granularity: 'week' }).status).toBe(400);
  expect(count({ query: 'lang:en' }).status).toBe(400);
});
