import { describe, expect, it } from 'vitest';
import { onePerPost } from '../../../src/main/domain/one-per-post.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

const images = (posts: readonly (readonly number[])[]) =>
  posts.map((own, id) => ({ mediaId: aMediaId(id), polarity: 'POS' as const, posts: own }));

describe('onePerPost', () => {
  it('keeps one image of each post, whatever the order, and another with another seed', () => {
    const all = images(Array.from({ length: 400 }, (_, id) => [Math.floor(id / 4)]));
    const kept = onePerPost(all, 1);

    expect(kept.map(({ posts }) => posts[0])).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect(onePerPost([...all].reverse(), 1)).toEqual(kept);
    expect(onePerPost(all, 2)).not.toEqual(kept);
  });

  it('counts an image for all posts that carry it', () => {
    const kept = onePerPost(images([[1, 2], [1], [2], [3]]), 5).map(({ posts }) => posts);
    expect([
      [[1, 2], [3]],
      [[1], [2], [3]],
    ]).toContainEqual(kept);
  });
});
