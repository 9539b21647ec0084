import { describe, expect, it } from 'vitest';
import { findLeaks, type LeakLinks } from '../../../src/main/domain/find-leaks.ts';
import { hasLeaks } from '../../../src/shared/domain/leak-report.ts';
import type { Split } from '../../../src/shared/domain/split.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';

function links(
  splits: readonly Split[],
  posts: readonly (readonly [place: number, post: number])[],
  groups: readonly number[] = splits.map(() => -1),
  authors: readonly number[] | null = null,
): LeakLinks {
  return {
    items: splits.map((split, id) => ({ mediaId: aMediaId(id), split })),
    posts: {
      places: Uint32Array.from(posts, ([place]) => place),
      posts: Float64Array.from(posts, ([, post]) => post),
    },
    authors: authors === null ? null : Int32Array.from(authors),
    groups: Int32Array.from(groups),
  };
}

const NONE = new Set<never>();

describe('findLeaks', () => {
  it('finds none where posts and groups stay in one split', () => {
    const report = findLeaks(
      links(
        ['train', 'train', 'test', 'test'],
        [
          [0, 7],
          [1, 7],
          [2, 8],
          [3, 9],
        ],
        [-1, -1, 0, 0],
      ),
      NONE,
      'apart',
    );
    expect(hasLeaks(report)).toBe(false);
    expect(report.images).toBe(4);
  });

  it('finds a post in two splits, and names its images', () => {
    const report = findLeaks(
      links(
        ['train', 'test', 'test'],
        [
          [0, 7],
          [2, 7],
          [1, 8],
        ],
      ),
      NONE,
      'apart',
    );
    expect(report.post).toEqual({ count: 1, examples: [aMediaId(0), aMediaId(2)] });
    expect(hasLeaks(report)).toBe(true);
  });

  it('finds a group in two splits', () => {
    const report = findLeaks(links(['validation', 'train', 'test'], [], [4, 4, -1]), NONE, 'apart');
    expect(report.group).toEqual({ count: 1, examples: [aMediaId(0), aMediaId(1)] });
  });

  it("finds images near a benchmark's, in whatever split", () => {
    const report = findLeaks(links(['train', 'test'], []), new Set([aMediaId(0)]), 'apart');
    expect(report.benchmark).toEqual({ count: 1, examples: [aMediaId(0)] });
  });

  describe('of an author in two splits', () => {
    const posts = [
      [0, 7],
      [1, 8],
      [2, 9],
    ] as const;
    const report = (authors: readonly number[] | null, use: 'apart' | 'together') =>
      findLeaks(links(['train', 'test', 'test'], posts, undefined, authors), NONE, use);

    it('tells where authors may be', () => {
      const found = report([0, 0, -1], 'apart');
      expect(found.author).toEqual({
        count: 1,
        examples: [aMediaId(0), aMediaId(1)],
        isLeak: false,
      });
      expect(hasLeaks(found)).toBe(false);
    });

    it('finds a leak where authors are kept together', () => {
      expect(hasLeaks(report([0, 0, -1], 'together'))).toBe(true);
      expect(hasLeaks(report([0, 1, 1], 'together'))).toBe(false);
    });

    it('tells that no author is known', () => {
      expect(report(null, 'together').author).toBeNull();
    });
  });
});
