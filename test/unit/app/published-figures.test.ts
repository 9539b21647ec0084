import { describe, expect, it } from 'vitest';
import { publishedFigures } from '../../../src/main/app/published-figures.ts';

const levels = (...agreeing: readonly number[]) =>
  agreeing.map((people) => ({ agreeing: people, annotators: 5, images: 10 }));

describe('publishedFigures', () => {
  it('are those of the Twitter Testing Dataset, with the interval that its images allow', () => {
    const figures = publishedFigures({ form: 'twitter-testing', agreement: levels(5, 4, 3) });

    expect(figures).toHaveLength(17);
    const paper = figures.find(({ model }) => model === 'VGG-T4SA FT-A (2017, paper)');
    expect(paper).toMatchObject({ subset: '5 agree', images: 882, accuracy: { value: 0.785 } });
    // Wilson's interval of .785 on 882 images.
    expect(paper?.accuracy.low).toBeCloseTo(0.757, 3);
    expect(paper?.accuracy.high).toBeCloseTo(0.811, 3);
    const best = figures.filter(({ model }) => model.startsWith('T4SA 2.0'));
    expect(best.map(({ accuracy }) => accuracy.value)).toEqual([0.878, 0.848, 0.819]);
    for (const { source, accuracy } of figures) {
      expect(source).toMatch(/20\d\d|T4SA 2\.0/);
      expect(accuracy.low).toBeLessThan(accuracy.value);
      expect(accuracy.high).toBeGreaterThan(accuracy.value);
    }
  });

  it('stand beside no other benchmark', () => {
    expect(publishedFigures(null)).toEqual([]);
    expect(publishedFigures({ form: null, agreement: levels(5, 4, 3) })).toEqual([]);
    expect(publishedFigures({ form: 'folders', agreement: [] })).toEqual([]);
    expect(publishedFigures({ form: 'csv', agreement: [] })).toEqual([]);
    expect(publishedFigures({ form: 'twitter-testing', agreement: levels(5, 2) })).toEqual([]);
  });
});
