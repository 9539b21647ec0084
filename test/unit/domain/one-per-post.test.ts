import { describe, expect, it } from 'vitest';
import { onePerPost } from '../../../src/main/domain/one-per-post.ts';
import { allCandidates, labelledColumns } from '../../helpers/labelled-columns.ts';

const images = (posts: readonly (readonly number[])[], copyPosts: readonly number[] = []) =>
  labelledColumns(posts.map((own) => ({ polarity: 'POS', posts: own, copyPosts })));
const kept = (columns: ReturnType<typeof images>, seed: number) => [
  ...onePerPost(allCandidates(columns), columns, 'representatives', seed).places,
];

describe('onePerPost', () => {
  it('keeps one image of each post, and another with another seed', () => {
    const all = images(Array.from({ length: 400 }, (_, id) => [Math.floor(id / 4)]));
    const first = kept(all, 1);

    expect(first.map((place) => Math.floor(place / 4))).toEqual(
      Array.from({ length: 100 }, (_, n) => n),
    );
    expect(kept(all, 1)).toEqual(first);
    expect(kept(all, 2)).not.toEqual(first);
  });

  it('counts an image for all posts that carry it', () => {
    expect([
      [0, 3],
      [1, 2, 3],
    ]).toContainEqual(kept(images([[1, 2], [1], [2], [3]]), 5));
  });

  it('counts a representative for the posts of its near-duplicates, where it stands for them', () => {
    const all = images([[1], [2], [3]], [9]);

    expect(kept(all, 1)).toHaveLength(1);
    expect(onePerPost(allCandidates(all), all, 'keep', 1).places).toHaveLength(3);
  });
});
