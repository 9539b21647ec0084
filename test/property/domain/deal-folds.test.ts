import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealFolds } from '../../../src/main/domain/deal-folds.ts';
import { linkedComponents } from '../../../src/main/domain/linked-components.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';
import { aMediaId } from '../../helpers/a-media-id.ts';
import { items, links } from '../../helpers/linked-items.ts';

const OTHERS = [60, 61, 62, 63, 64].map(aMediaId);

const folds = fc.integer({ min: 2, max: 7 });

const spread = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);

describe('dealFolds', () => {
  it('gives every item one of the folds', () => {
    fc.assert(
      fc.property(items, links, folds, fc.nat(), (all, ties, count, seed) => {
        const foldOf = dealFolds(all, OTHERS, ties, count, seed);

        for (const { mediaId } of all) {
          expect(foldOf.get(mediaId)).toBeGreaterThanOrEqual(0);
          expect(foldOf.get(mediaId)).toBeLessThan(count);
        }
      }),
    );
  });

  it('never cuts what is linked, and gives other images the fold of the items that they are linked to', () => {
    fc.assert(
      fc.property(items, links, folds, fc.nat(), (all, ties, count, seed) => {
        const foldOf = dealFolds(all, OTHERS, ties, count, seed);
        const names = [...all.map((item) => item.mediaId), ...OTHERS];

        for (const component of linkedComponents(names, ties)) {
          const found = component.map((place) => foldOf.get(names[place] ?? aMediaId(0)));
          expect(new Set(found).size).toBe(1);
          expect(found[0] === undefined).toBe(component.every((place) => place >= all.length));
        }
      }),
    );
  });

  it('does not depend on the order of items, others, links and ends of links', () => {
    fc.assert(
      fc.property(items, links, folds, fc.nat(), (all, ties, count, seed) => {
        const turned = ties.map(([a, b]) => [b, a] as const).reverse();
        const again = dealFolds(all.toReversed(), OTHERS.toReversed(), turned, count, seed);

        expect(new Map([...again].sort())).toEqual(
          new Map([...dealFolds(all, OTHERS, ties, count, seed)].sort()),
        );
      }),
    );
  });

  it('makes folds that differ by at most two images, in size and in each polarity, where nothing is linked', () => {
    fc.assert(
      fc.property(items, folds, fc.nat(), (all, count, seed) => {
        const foldOf = dealFolds(all, [], [], count, seed);
        const sizes = (some: typeof all) =>
          Array.from(
            { length: count },
            (_, fold) => some.filter((item) => foldOf.get(item.mediaId) === fold).length,
          );

        expect(spread(sizes(all))).toBeLessThanOrEqual(2);
        for (const polarity of POLARITIES) {
          expect(
            spread(sizes(all.filter((item) => item.polarity === polarity))),
          ).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it('keeps sizes within the largest group where images are linked', () => {
    fc.assert(
      fc.property(items, links, folds, fc.nat(), (all, ties, count, seed) => {
        fc.pre(all.length > 0);
        const foldOf = dealFolds(all, [], ties, count, seed);
        const names = all.map((item) => item.mediaId);
        const largest = Math.max(...linkedComponents(names, ties).map((part) => part.length));
        const sizes = Array.from(
          { length: count },
          (_, fold) => names.filter((name) => foldOf.get(name) === fold).length,
        );

        expect(spread(sizes)).toBeLessThanOrEqual(largest + 2);
      }),
    );
  });

  it('deals otherwise with another seed', () => {
    const all = POLARITIES.flatMap((polarity, kind) =>
      Array.from({ length: 20 }, (_, index) => ({
        mediaId: aMediaId(kind * 20 + index),
        polarity,
      })),
    );
    const dealt = (seed: number) => [...dealFolds(all, [], [], 5, seed)].sort().join();

    expect(dealt(1)).not.toBe(dealt(2));
    expect(dealt(1)).toBe(dealt(1));
  });
});
