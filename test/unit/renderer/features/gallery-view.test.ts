import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_FILTER,
  galleryQuery,
  galleryViewFromQuery,
  togglePolarity,
} from '../../../../src/renderer/features/gallery/gallery-view.ts';
import { GalleryOrder } from '../../../../src/shared/domain/gallery.ts';
import { POLARITIES } from '../../../../src/shared/domain/polarity.ts';

describe('galleryViewFromQuery', () => {
  it('reads a view from the address', () => {
    expect(galleryViewFromQuery('polarity=POS,NEG&min=0.7&order=newest&at=12')).toEqual({
      filter: { ...FIRST_FILTER, polarities: ['NEG', 'POS'], minConfidence: 0.7, order: 'newest' },
      at: 12,
    });
  });

  it.each([
    '',
    'polarity=&min=&max=&at=',
    'polarity=SAD&min=-1&max=7&order=best&at=-3&representatives=yes',
    'min=abc&at=1.5',
  ])('takes what is missing or wrong as at first: %j', (query) => {
    expect(galleryViewFromQuery(query)).toEqual({ filter: FIRST_FILTER, at: null });
  });

  it('puts crossed confidences in order', () => {
    const { filter } = galleryViewFromQuery('min=0.9&max=0.2');

    expect([filter.minConfidence, filter.maxConfidence]).toEqual([0.2, 0.9]);
  });

  it('gives back every view that galleryQuery wrote', () => {
    const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(
        fc.record({
          filter: fc
            .record({
              polarities: fc.subarray([...POLARITIES], { minLength: 1 }),
              range: fc.tuple(share, share),
              representativesOnly: fc.boolean(),
              order: fc.constantFrom(...GalleryOrder.options),
            })
            .map(({ range, ...filter }) => ({
              ...filter,
              minConfidence: Math.min(...range),
              maxConfidence: Math.max(...range),
            })),
          at: fc.option(fc.nat(999_999)),
        }),
        (view) => {
          expect(galleryViewFromQuery(galleryQuery(view))).toEqual(view);
        },
      ),
    );
  });
});

describe('togglePolarity', () => {
  it('keeps the one order, and shows all instead of none', () => {
    expect(togglePolarity(['POS'], 'NEG')).toEqual(['NEG', 'POS']);
    expect(togglePolarity(['NEG', 'POS'], 'NEG')).toEqual(['POS']);
    expect(togglePolarity(['POS'], 'POS')).toEqual(POLARITIES);
  });
});
