import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedComponents } from '../../../src/main/domain/linked-components.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';
import { items, links } from '../../helpers/linked-items.ts';
import { splitItems } from '../../helpers/split-items.ts';

const ratios = fc
  .tuple(fc.integer({ min: 1, max: 10 }), fc.nat({ max: 5 }), fc.nat({ max: 5 }))
  .map(([train, validation, test]) => {
    const sum = train + validation + test;
    return { train: train / sum, validation: validation / sum, test: test / sum };
  });

describe('splitByGroup', () => {
  it('puts every item into exactly one split', () => {
    fc.assert(
      fc.property(items, links, ratios, fc.nat(), (all, ties, shares, seed) => {
        const dealt = splitItems(all, ties, shares, seed);

        expect(dealt.map(({ mediaId, polarity }) => ({ mediaId, polarity }))).toEqual(all);
      }),
    );
  });

  it('never cuts what is linked', () => {
    fc.assert(
      fc.property(items, links, ratios, fc.nat(), (all, ties, shares, seed) => {
        const splitOf = new Map(
          splitItems(all, ties, shares, seed).map((item) => [item.mediaId, item.split]),
        );
        const names = all.map((item) => item.mediaId);

        for (const component of linkedComponents(names, ties)) {
          const splits = component.map((place) => splitOf.get(aMediaId(place)));
          expect(new Set(splits).size).toBe(1);
        }
      }),
    );
  });

  it('does not depend on the order of items, links and ends of links', () => {
    fc.assert(
      fc.property(items, links, ratios, fc.nat(), (all, ties, shares, seed) => {
        const turned = ties.map(([a, b]) => [b, a] as const).reverse();

        expect(splitItems([...all].reverse(), turned, shares, seed)).toEqual(
          splitItems(all, ties, shares, seed),
        );
      }),
    );
  });

  it('is off the ratios by less than two images per polarity where nothing is linked', () => {
    fc.assert(
      fc.property(items, ratios, fc.nat(), (all, shares, seed) => {
        const dealt = splitItems(all, [], shares, seed);
        for (const polarity of POLARITIES) {
          const ofPolarity = dealt.filter((item) => item.polarity === polarity);
          for (const split of ['train', 'validation', 'test'] as const) {
            const count = ofPolarity.filter((item) => item.split === split).length;
            expect(Math.abs(count - ofPolarity.length * shares[split])).toBeLessThan(2);
          }
        }
      }),
    );
  });
});
