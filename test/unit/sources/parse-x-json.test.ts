import { describe, expect, it } from 'vitest';
import { parseXJson } from '../../../src/main/sources/x-wire/parse-x-json.ts';
import type { Post } from '../../../src/shared/domain/post.ts';

const PHOTO = {
  media_key: '3_1',
  type: 'photo',
  url: 'https://pbs.twimg.com/media/A.jpg',
  width: 1200,
  height: 800,
  alt_text: 'a dog',
};

function onlyPost(value: unknown): Post {
  const { records } = parseXJson(value);
  const [record] = records;
  expect(records).toHaveLength(1);
  if (record?.kind !== 'post') throw new Error(`no post: ${JSON.stringify(record)}`);
  return record.post;
}

function reasons(value: unknown): string[] {
  return parseXJson(value).records.map((r) => (r.kind === 'post' ? 'post' : r.reason));
}

describe('API v2', () => {
  const tweet = {
    id: '1700000000000000002',
    text: 'sun &amp; sea',
    lang: 'en',
    created_at: '2023-09-08T01:02:03.000Z',
    possibly_sensitive: true,
    attachments: { media_keys: ['3_1', '7_2', '3_404'] },
    edit_history_tweet_ids: ['1700000000000000001', '1700000000000000002'],
  };
  const includes = { media: [PHOTO, { media_key: '7_2', type: 'video', preview_image_url: 'x' }] };

  it('reads a page with its media', () => {
    const { form, records } = parseXJson({ data: [tweet], includes, meta: {} });

    expect(form).toBe('many');
    expect(records).toEqual([
      {
        kind: 'post',
        post: {
          platform: 'x',
          nativeId: '1700000000000000001',
          text: 'sun & sea',
          language: 'en',
          postedAtMs: Date.parse('2023-09-08T01:02:03.000Z'),
          isRetweet: false,
          possiblySensitive: true,
          attachments: [
            {
              kind: 'photo',
              position: 0,
              locator: PHOTO.url,
              width: 1200,
              height: 800,
              altText: 'a dog',
            },
            { kind: 'video', position: 1 },
          ],
        },
      },
    ]);
  });

  it('reads the newer names of fields as the older ones', () => {
    const older = { ...tweet, note_tweet: { text: 'the whole long text' } };
    const { edit_history_tweet_ids: history, ...rest } = tweet;
    const newer = {
      ...rest,
      edit_history_post_ids: history,
      note_post: { text: 'the whole long text' },
    };

    const post = onlyPost({ data: newer, includes });

    expect(post).toEqual(onlyPost({ data: older, includes }));
    expect(post.text).toBe('the whole long text');
  });

  it.each([
    ['referenced_tweets', 'retweeted', true],
    ['referenced_posts', 'retweeted', true],
    ['referenced_tweets', 'quoted', false],
    ['referenced_posts', 'replied_to', false],
  ])('%s of type %s: retweet %s', (field, type, isRetweet) => {
    expect(onlyPost({ data: { ...tweet, [field]: [{ type, id: '1' }] } }).isRetweet).toBe(
      isRetweet,
    );
  });

  it('knows a retweet by its text where the reference is missing', () => {
    expect(onlyPost({ data: { id: '1', text: 'RT @anna: what a day' } }).isRetweet).toBe(true);
    expect(onlyPost({ data: { id: '1', text: 'my RT @anna: what a day' } }).isRetweet).toBe(false);
  });

  it('reads a stream line, a post flattened by twarc2, and lists of both', () => {
    const flat = { ...tweet, attachments: { media: [PHOTO] }, author: { username: 'anna' } };
    const line = { data: tweet, includes, matching_rules: [{ id: '1' }] };

    expect(parseXJson(line).form).toBe('one');
    expect(onlyPost(flat).attachments).toHaveLength(1);
    expect(parseXJson([flat, line]).form).toBe('many');
    expect(reasons([flat, line, { data: [tweet, tweet] }])).toEqual(Array(4).fill('post'));
  });

  it("keeps the author's id, and no name", () => {
    const flat = { ...tweet, author_id: '42', author: { id: '42', username: 'anna' } };
    expect(onlyPost(flat).authorId).toBe('42');
    expect(JSON.stringify(onlyPost(flat))).not.toContain('anna');
  });

  it('takes what is missing for absent, and the time from the id', () => {
    expect(onlyPost({ id: '758014713804587008', text: 'hi' })).toEqual({
      platform: 'x',
      nativeId: '758014713804587008',
      text: 'hi',
      language: null,
      postedAtMs: Date.parse('2016-07-26T19:02:45.660Z'),
      isRetweet: false,
      possiblySensitive: false,
      attachments: [],
    });
  });

  it('keeps the posts beside partial errors, and counts the errors', () => {
    const errors = [
      { title: 'Not Found Error', detail: 'Could not find tweet 5', resource_id: '5' },
    ];
    const { records } = parseXJson({ data: [tweet], errors });

    expect(records).toMatchObject([
      { kind: 'post' },
      {
        kind: 'rejected',
        reason: 'record:unknown-form',
        detail: 'X reports: Not Found Error: Could not find tweet 5',
      },
    ]);
    expect(reasons({ errors })).toEqual(['record:unknown-form']);
    expect(reasons({ errors: [null, 7, {}] })).toEqual(Array(3).fill('record:unknown-form'));
  });

  it('rejects one malformed post of a page, and says what is wrong with it', () => {
    const { records } = parseXJson({ data: [{ id: 17, text: 'x' }, tweet, null, { id: '1' }] });

    expect(records.map((r) => r.kind)).toEqual(['rejected', 'post', 'rejected', 'rejected']);
    expect(records[0]).toMatchObject({ detail: expect.stringContaining('id:') });
  });

  it('finds no record in an empty page', () => {
    expect(reasons({ meta: { result_count: 0 } })).toEqual([]);
    expect(reasons({ data: [], meta: { result_count: 0 } })).toEqual([]);
  });
});

describe('API v1.1', () => {
  const status = {
    created_at: 'Tue Jul 26 19:30:00 +0000 2016',
    id: 758014713804587000,
    id_str: '758014713804587008',
    text: 'cut off…',
    user: { id_str: '1' },
    lang: 'en',
    entities: { media: [{ type: 'photo', media_url_https: 'https://pbs.twimg.com/media/A.jpg' }] },
  };
  const four = {
    media: ['A', 'B', 'C', 'D'].map((name) => ({
      type: 'photo',
      media_url_https: `https://pbs.twimg.com/media/${name}.jpg`,
      sizes: { large: { w: 1024, h: 768, resize: 'fit' } },
    })),
  };

  it('prefers the extended entities, which list all photos', () => {
    const post = onlyPost({ ...status, extended_entities: four });

    expect(post).toMatchObject({
      ...{ nativeId: '758014713804587008', authorId: '1' },
      postedAtMs: 1469561400000,
    });
    expect(post.attachments).toHaveLength(4);
    expect(post.attachments[3]).toEqual({
      kind: 'photo',
      position: 3,
      locator: 'https://pbs.twimg.com/media/D.jpg',
      width: 1024,
      height: 768,
    });
  });

  it('prefers the extended tweet, which has the whole text', () => {
    const extended_tweet = { full_text: 'the whole text &amp; more', extended_entities: four };
    const post = onlyPost({ ...status, truncated: true, extended_tweet });

    expect(post.text).toBe('the whole text & more');
    expect(post.attachments).toHaveLength(4);
    expect(onlyPost({ ...status, text: undefined, full_text: 'full' }).text).toBe('full');
  });

  it('sees through the plain entities, which call a video a photo', () => {
    const url = 'https://pbs.twimg.com/ext_tw_video_thumb/1/pu/img/a.jpg';
    const entities = { media: [{ type: 'photo', media_url_https: url }] };

    expect(onlyPost({ ...status, entities }).attachments).toEqual([{ kind: 'video', position: 0 }]);
    expect(onlyPost(status).attachments).toMatchObject([{ kind: 'photo' }]);
  });

  it('gives videos and animated GIFs no locator', () => {
    const media = ['video', 'animated_gif'].map((type) => ({
      type,
      media_url_https: 'https://x/y',
    }));

    expect(onlyPost({ ...status, extended_entities: { media } }).attachments).toEqual([
      { kind: 'video', position: 0 },
      { kind: 'animated_gif', position: 1 },
    ]);
  });

  it('knows retweets', () => {
    expect(onlyPost({ ...status, retweeted_status: status }).isRetweet).toBe(true);
    expect(onlyPost({ ...status, retweeted_status: null }).isRetweet).toBe(false);
  });

  it('counts deletions and skips the other notices', () => {
    expect(parseXJson({ delete: { status: { id_str: '12', user_id: 3 } } }).records).toEqual([
      { kind: 'rejected', reason: 'record:deleted', detail: 'post 12' },
    ]);
    for (const notice of ['limit', 'scrub_geo', 'status_withheld', 'warning', 'disconnect']) {
      expect(reasons({ [notice]: { track: 1 } })).toEqual([]);
    }
  });
});

describe('other values', () => {
  it.each([
    [7, '7'],
    [null, 'null'],
    ['hi', '"hi"'],
    [{}, 'an empty object'],
    [{ name: 'x', mail: 'y' }, 'an object with the keys name, mail'],
    [[[1]], 'a list inside a list'],
    [{ delete: 5 }, 'an object with the keys delete'],
  ])('%j is no post', (value, detail) => {
    expect(parseXJson(value).records).toEqual([
      { kind: 'rejected', reason: 'record:unknown-form', detail },
    ]);
  });
});
