import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedComponents } from '../../../src/main/domain/linked-components.ts';
import { sizesSum } from '../../../src/shared/domain/dataset-options.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { SPLITS } from '../../../src/shared/domain/split.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';
import { splitItems } from '../../helpers/split-items.ts';

const sizes = fc.record({
  train: fc.integer({ min: 1, max: 40 }),
  validation: fc.nat({ max: 12 }),
  test: fc.nat({ max: 12 }),
});
const links = fc.array(
  fc.tuple(
    fc.nat({ max: 60 }).map((id) => aMediaId(id) as string),
    fc.nat({ max: 25 }).map((post) => `post ${post}`),
  ),
  { maxLength: 40 },
);

function images(count: number, seed: number) {
  return Array.from({ length: count }, (_, id) => ({
    mediaId: aMediaId(id),
    polarity: POLARITIES[(id * (seed + 1)) % 3] ?? ('NEU' as const),
  }));
}

describe('splitToSizes', () => {
  it('meets the sizes exactly where nothing is linked', () => {
    fc.assert(
      fc.property(sizes, fc.nat({ max: 99 }), (asked, seed) => {
        const dealt = splitItems(images(sizesSum(asked), seed), [], { sizes: asked }, seed);
        for (const split of SPLITS) {
          expect(dealt.filter((item) => item.split === split)).toHaveLength(asked[split]);
        }
      }),
    );
  });

  it('never cuts what is linked, and does not depend on the order', () => {
    fc.assert(
      fc.property(sizes, links, fc.nat({ max: 99 }), (asked, ties, seed) => {
        const all = images(sizesSum(asked), seed);
        const dealt = splitItems(all, ties, { sizes: asked }, seed);
        const names = all.map((item) => item.mediaId as string);
        for (const component of linkedComponents(names, ties)) {
          expect(new Set(component.map((place) => dealt[place]?.split)).size).toBe(1);
        }
        expect(splitItems([...all].reverse(), [...ties].reverse(), { sizes: asked }, seed)).toEqual(
          dealt,
        );
      }),
    );
  });
});
