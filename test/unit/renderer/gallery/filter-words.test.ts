import { describe, expect, it } from 'vitest';
import {
  activeFilters,
  dependsOnVerdicts,
} from '../../../../src/renderer/features/gallery/filter-words.ts';
import { sectionTitle } from '../../../../src/renderer/features/gallery/section-title.ts';
import { dragged, FITTED, zoomed } from '../../../../src/renderer/features/gallery/zoom.ts';
import { thumbnailSide } from '../../../../src/renderer/ui/thumbnail-side.ts';
import { type GalleryFilter, WHOLE_GALLERY } from '../../../../src/shared/domain/gallery.ts';

const EVERYTHING: GalleryFilter = {
  polarities: ['NEG', 'POS'],
  minConfidence: 0.7,
  maxConfidence: 0.9,
  review: 'reviewed',
  outcomes: ['unsure'],
  verdictAgainstWeak: 'differs',
  studentAgainstWeak: 'agrees',
  platforms: ['x'],
  fromMs: Date.UTC(2017, 0, 1),
  toMs: Date.UTC(2017, 1, 1),
  dataset: 'first',
  splits: ['train'],
  copies: 'in-groups',
  sensitive: 'without',
  text: 'rainy day',
  map: {
    model: { kind: 'run', run: 'r' },
    target: { kind: 'benchmark', name: 'b' },
    region: [0, 0, 1, 0, 1, 1],
  },
};

describe('activeFilters', () => {
  it('says nothing of the whole gallery', () => {
    expect(activeFilters(WHOLE_GALLERY)).toEqual([]);
  });

  it('says each condition once, and taking all of them away leaves the whole gallery', () => {
    const texts: string[] = [];
    let filter = EVERYTHING;
    for (let next = activeFilters(filter)[0]; next !== undefined; ) {
      texts.push(next.text);
      filter = next.without;
      next = activeFilters(filter)[0];
    }

    expect(filter).toEqual(WHOLE_GALLERY);
    expect(texts).toEqual([
      'weak NEG, POS',
      'confidence 0.70 – 0.90',
      'text: rainy day',
      'reviewed',
      'verdict Unsure',
      'verdict differs from weak',
      'student agrees with weak',
      'from X',
      'since 2017-01-01',
      'until 2017-01-31',
      'dataset first',
      'with near-duplicates',
      'without sensitive',
      'in a part of the map of b by r',
    ]);
  });

  it('lets the split be taken away without its dataset', () => {
    const split = activeFilters(EVERYTHING).find(({ text }) => text === 'split train');

    expect(split?.without).toMatchObject({ dataset: 'first', splits: [] });
  });
});

describe('dependsOnVerdicts', () => {
  it('is true where a verdict moves an image in or out', () => {
    expect(dependsOnVerdicts(WHOLE_GALLERY)).toBe(false);
    expect(dependsOnVerdicts({ ...WHOLE_GALLERY, review: 'unreviewed' })).toBe(true);
    expect(dependsOnVerdicts({ ...WHOLE_GALLERY, outcomes: ['POS'] })).toBe(true);
  });
});

describe('sectionTitle', () => {
  it('names every kind of section, and what has no key', () => {
    expect(sectionTitle('polarity', 'NEG', 3)).toBe('NEG, negative');
    expect(sectionTitle('day', '2017-01-31', 3)).toBe('Tue, 31 January 2017');
    expect(sectionTitle('platform', 'x', 3)).toBe('X');
    expect(sectionTitle('near-duplicates', 'abc', 3)).toBe('Near-duplicates');
    expect(sectionTitle('polarity', '', 3)).toBe('Without a weak label');
    expect(sectionTitle('day', '', 3)).toBe('Without a time');
    expect(sectionTitle('near-duplicates', '', 3)).toBe('Without near-duplicates');
  });
});

describe('thumbnailSide', () => {
  it('takes the smallest that is sharp', () => {
    expect(thumbnailSide(100, 1)).toBe(128);
    expect(thumbnailSide(168, 1)).toBe(256);
    expect(thumbnailSide(168, 2)).toBe(512);
    expect(thumbnailSide(320, 3)).toBe(512);
  });
});

describe('zoomed', () => {
  it('keeps the point under the pointer where it is', () => {
    const { scale, x, y } = zoomed(FITTED, 2, 100, -50);
    const imagePoint = [(100 - x) / scale, (-50 - y) / scale];

    expect(scale).toBe(2);
    expect(imagePoint).toEqual([100, -50]);
  });

  it('is never smaller than fitted, and comes back to the centre there', () => {
    expect(zoomed({ scale: 2, x: 30, y: 30 }, 0.1)).toEqual(FITTED);
  });

  it('never leaves the window when dragged', () => {
    expect(dragged({ scale: 2, x: 0, y: 0 }, 9999, -9999, 800, 600)).toEqual({
      scale: 2,
      x: 400,
      y: -300,
    });
    expect(dragged(FITTED, 50, 50, 800, 600)).toEqual({ scale: 1, x: 0, y: 0 });
  });
});
