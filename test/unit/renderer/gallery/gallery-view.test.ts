import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIRST_LOOK,
  galleryPlaceFromQuery,
  galleryQuery,
  lookQuery,
  toggledPolarity,
} from '../../../../src/renderer/features/gallery/gallery-view.ts';
import {
  GALLERY_GROUPINGS,
  GALLERY_ORDERS,
  WHOLE_GALLERY,
} from '../../../../src/shared/domain/gallery.ts';
import { MediaId } from '../../../../src/shared/domain/ids.ts';
import { POLARITIES } from '../../../../src/shared/domain/polarity.ts';
import { Platform } from '../../../../src/shared/domain/post.ts';
import { SPLITS } from '../../../../src/shared/domain/split.ts';
import { REVIEW_OUTCOMES } from '../../../../src/shared/domain/verdict.ts';

const FIRST_PLACE = { ...FIRST_LOOK, image: null, at: null, isHunt: false };
const DAY_MS = 86_400_000;

const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const against = fc.constantFrom('any' as const, 'agrees' as const, 'differs' as const);
const dayMs = fc.option(fc.integer({ min: 0, max: 40_000 }).map((day) => day * DAY_MS));
const somePlace = fc.record({
  filter: fc
    .record({
      polarities: fc.subarray([...POLARITIES], { maxLength: 2 }),
      range: fc.tuple(share, share),
      review: fc.constantFrom('any' as const, 'reviewed' as const, 'unreviewed' as const),
      outcomes: fc.subarray([...REVIEW_OUTCOMES]),
      verdictAgainstWeak: against,
      studentAgainstWeak: against,
      platforms: fc.subarray([...Platform.options]),
      fromMs: dayMs,
      toMs: dayMs.map((ms) => (ms === null ? null : ms + DAY_MS)),
      dataset: fc.option(fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/)),
      splits: fc.subarray([...SPLITS]),
      copies: fc.constantFrom('all' as const, 'representatives' as const, 'in-groups' as const),
      sensitive: fc.constantFrom('any' as const, 'only' as const, 'without' as const),
      text: fc.string({ unit: 'grapheme', maxLength: 40 }),
      map: fc.option(
        fc.record({
          model: fc.constantFrom(
            { kind: 'run' as const, run: 'a-b.c_d' },
            { kind: 'epoch' as const, run: 'r', epoch: 3 },
          ),
          target: fc.constantFrom(
            { kind: 'benchmark' as const, name: 'b' },
            { kind: 'split' as const, dataset: 'd', split: 'test' as const },
          ),
          region: fc
            .array(fc.tuple(share, share), { minLength: 3, maxLength: 64 })
            .map((corners) => corners.flat()),
        }),
      ),
    })
    .map(({ range, ...filter }) => ({
      ...filter,
      minConfidence: Math.min(...range),
      maxConfidence: Math.max(...range),
    })),
  order: fc.constantFrom(...GALLERY_ORDERS),
  grouping: fc.constantFrom(...GALLERY_GROUPINGS),
  image: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/).map((id) => MediaId.parse(id))),
  at: fc.option(fc.nat(999_999)),
  isHunt: fc.boolean(),
});

describe('galleryPlaceFromQuery', () => {
  it('gives back every place that galleryQuery wrote', () => {
    fc.assert(
      fc.property(somePlace, (place) => {
        expect(galleryPlaceFromQuery(galleryQuery(place))).toEqual(place);
      }),
    );
  });

  it('reads the links of other screens', () => {
    expect(
      galleryPlaceFromQuery('order=suspicion&review=unreviewed&copies=representatives&hunt=1'),
    ).toEqual({
      ...FIRST_PLACE,
      filter: { ...WHOLE_GALLERY, review: 'unreviewed', copies: 'representatives' },
      order: 'suspicion',
      isHunt: true,
    });
    expect(galleryPlaceFromQuery('outcomes=NEG&verdict=differs&polarity=POS').filter).toEqual({
      ...WHOLE_GALLERY,
      outcomes: ['NEG'],
      verdictAgainstWeak: 'differs',
      polarities: ['POS'],
    });
  });

  it.each([
    '',
    'polarity=&min=&max=&at=&image=',
    'polarity=SAD&min=-1&max=7&order=best&at=-3&group=mood&review=yes&outcomes=fine',
    'min=abc&at=1.5&image=0123&from=yesterday&to=2017-13-45&dataset=../x&hunt=yes',
  ])('takes what is missing or wrong as at first: %j', (query) => {
    expect(galleryPlaceFromQuery(query)).toEqual(FIRST_PLACE);
  });

  it('puts crossed confidences in order, and takes all polarities as no condition', () => {
    const { filter } = galleryPlaceFromQuery('min=0.9&max=0.2&polarity=POS,NEU,NEG');

    expect([filter.minConfidence, filter.maxConfidence]).toEqual([0.2, 0.9]);
    expect(filter.polarities).toEqual([]);
  });

  it('includes the whole last day', () => {
    const { filter } = galleryPlaceFromQuery('from=2017-01-31&to=2017-01-31');

    expect([filter.fromMs, filter.toMs]).toEqual([Date.UTC(2017, 0, 31), Date.UTC(2017, 1, 1)]);
  });
});

describe('lookQuery', () => {
  it('says nothing of where in the view a person is', () => {
    fc.assert(
      fc.property(somePlace, (place) => {
        const { filter, order, grouping } = place;
        expect(galleryPlaceFromQuery(lookQuery(place))).toEqual({
          ...FIRST_PLACE,
          filter,
          order,
          grouping,
        });
      }),
    );
  });

  it('is empty for the gallery as it is at first, and readable otherwise', () => {
    expect(lookQuery(FIRST_LOOK)).toBe('');
    expect(
      lookQuery({ ...FIRST_LOOK, filter: { ...WHOLE_GALLERY, polarities: ['NEG', 'POS'] } }),
    ).toBe('polarity=NEG,POS');
  });
});

describe('toggledPolarity', () => {
  it('keeps the one order, and shows all instead of none', () => {
    expect(toggledPolarity([], 'NEU')).toEqual(['NEG', 'POS']);
    expect(toggledPolarity(['POS'], 'NEG')).toEqual(['NEG', 'POS']);
    expect(toggledPolarity(['NEG', 'POS'], 'NEU')).toEqual([]);
    expect(toggledPolarity(['POS'], 'POS')).toEqual([]);
  });
});
