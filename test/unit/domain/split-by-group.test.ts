import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { PAPER_SPLIT_RATIOS, SPLITS } from '../../../src/shared/domain/split.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';
import { splitItems } from '../../helpers/split-items.ts';

function images(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    mediaId: aMediaId(index),
    polarity: POLARITIES[index % 3] ?? 'NEU',
  }));
}

function sizes(items: ReturnType<typeof splitItems>) {
  return SPLITS.map((split) =>
    POLARITIES.map(
      (polarity) => items.filter((i) => i.split === split && i.polarity === polarity).length,
    ),
  );
}

describe('splitByGroup', () => {
  it('meets the ratios exactly per polarity where nothing is linked', () => {
    const items = splitItems(images(300), [], PAPER_SPLIT_RATIOS, 1);

    expect(sizes(items)).toEqual([
      [80, 80, 80],
      [10, 10, 10],
      [10, 10, 10],
    ]);
  });

  it('comes within 2 % of the ratios with components of many sizes', () => {
    const random = seededRandom(3);
    const all = images(3000);
    const links = all.map(({ mediaId }) => [mediaId, `post ${random.int(1500)}`] as const);

    const items = splitItems(all, links, PAPER_SPLIT_RATIOS, 1);

    sizes(items).forEach((perPolarity, split) => {
      for (const count of perPolarity) {
        expect(Math.abs(count - (split === 0 ? 800 : 100))).toBeLessThanOrEqual(20);
      }
    });
  });

  it('spreads linked images over all splits, not only over the largest', () => {
    const all = images(2000);
    const links = all.slice(0, 1000).map(({ mediaId }, index) => {
      return [mediaId, `post ${index >> 1}`] as const;
    });

    const items = splitItems(all, links, PAPER_SPLIT_RATIOS, 1);

    const linked = items.slice(0, 1000).filter((item) => item.split !== 'train');
    expect(linked.length).toBeGreaterThan(150);
    expect(linked.length).toBeLessThan(250);
  });

  it('keeps images together that are linked through several posts', () => {
    const links = images(60).flatMap(({ mediaId }, index) => [
      [mediaId, `post ${index}`] as const,
      [`post ${index}`, `post ${index + 1}`] as const,
    ]);

    const items = splitItems(images(60), links, PAPER_SPLIT_RATIOS, 1);

    expect(new Set(items.map((item) => item.split)).size).toBe(1);
  });

  it('leaves a split with ratio zero empty', () => {
    const items = splitItems(images(90), [], { train: 0.9, validation: 0.1, test: 0 }, 1);

    expect(sizes(items)[2]).toEqual([0, 0, 0]);
  });

  it('deals other images with other seeds', () => {
    const [a, b] = [1, 2].map((seed) => splitItems(images(90), [], PAPER_SPLIT_RATIOS, seed));

    expect(a).not.toEqual(b);
  });

  it('splits 100,000 images in a moment', () => {
    const random = seededRandom(4);
    const all = images(100_000);
    const links = all.map(({ mediaId }) => [mediaId, `post ${random.int(70_000)}`] as const);
    const startMs = performance.now();

    const items = splitItems(all, links, PAPER_SPLIT_RATIOS, 1);

    expect(items).toHaveLength(100_000);
    expect(performance.now() - startMs).toBeLessThan(8000);
  });
});
