import { describe, expect, it } from 'vitest';
import { countWords, filterPost } from '../../../src/main/domain/filter-post.ts';
import { aPost } from '../../helpers/a-post.ts';

const never = () => {
  throw new Error('the detector was asked');
};

describe('filterPost', () => {
  it('keeps an English post with five words and a photo, and gives its photos', () => {
    const photo = { kind: 'photo', position: 1, locator: '/images/a.jpg' } as const;
    const video = { kind: 'video', position: 0 } as const;

    const verdict = filterPost(aPost({ attachments: [video, photo] }), never);

    expect(verdict).toEqual({ kept: true, photos: [photo] });
  });

  it('names the first rule that a post breaks', () => {
    const broken = { isRetweet: true, language: 'de', text: 'kurz', attachments: [] };

    expect(filterPost(aPost(broken), never)).toMatchObject({ reason: 'post:retweet' });
    expect(filterPost(aPost({ ...broken, isRetweet: false }), never)).toMatchObject({
      reason: 'post:not-english',
    });
    expect(filterPost(aPost({ text: 'too few', attachments: [] }), never)).toMatchObject({
      reason: 'post:too-short',
    });
    expect(filterPost(aPost({ attachments: [] }), never)).toMatchObject({
      reason: 'post:no-image',
    });
  });

  it.each(['en', 'en-GB', 'EN_us', 'eng'])('takes the tag %s for English', (language) => {
    expect(filterPost(aPost({ language }), never).kept).toBe(true);
  });

  it.each(['enm', 'de', 'qme', 'zxx', 'in'])(
    'takes the tag %s for another language',
    (language) => {
      expect(filterPost(aPost({ language }), never)).toMatchObject({ reason: 'post:not-english' });
    },
  );

  it.each([null, 'und', ''])('asks the detector about the text when the tag is %j', (language) => {
    const asked: string[] = [];
    const yes = (text: string) => asked.push(text) > 0;
    const post = aPost({ language });

    expect(filterPost(post, yes).kept).toBe(true);
    expect(asked).toEqual([post.text]);
    expect(filterPost(post, () => false)).toMatchObject({ reason: 'post:not-english' });
  });

  it('does not take a photo that cannot be fetched', () => {
    const attachments = [{ kind: 'photo', position: 0 }] as const;

    expect(filterPost(aPost({ attachments }), never)).toMatchObject({ reason: 'post:no-image' });
  });

  it('cuts between four and five words', () => {
    expect(filterPost(aPost({ text: 'one two three four' }), never).kept).toBe(false);
    expect(filterPost(aPost({ text: 'one two three four five' }), never).kept).toBe(true);
  });
});

describe('countWords', () => {
  it.each([
    ['', 0],
    ['  \n\t ', 0],
    ['hello', 1],
    ["don't stop me now", 4],
    ['#love this so much', 4],
    ['look https://t.co/abc http://x.org www.y.com pic.twitter.com/abc', 1],
    ['thanks @anna .@bob and “@carl”', 2],
    ['😀 😂😂 — ... !!! ❤️', 0],
    ['100 points', 2],
    ['(https://t.co/abc) sun', 1],
    ['naïve café\u00a0crème', 3],
  ])('finds in %j %i words', (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});
