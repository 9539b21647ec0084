import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countJudged,
  IMAGE_ORDERS,
  type JudgedImage,
  judgedSentence,
  nameOf,
  shownImages,
} from '../../../../src/renderer/features/predict/judged-images.ts';
import type { Probabilities } from '../../../../src/shared/domain/polarity.ts';

function judged(id: number, file: string, probabilities: Probabilities | null): JudgedImage {
  const problem = probabilities === null ? 'cannot be decoded as an image' : null;
  return { id, file, source: { kind: 'path', path: file }, probabilities, problem };
}

const IMAGES = [
  judged(1, '/d/c.png', [0.7, 0.2, 0.1]),
  judged(2, '/d/a.png', [0.1, 0.2, 0.7]),
  judged(3, '/d/b.png', null),
  judged(4, '/d/d.png', [0.3, 0.4, 0.3]),
  judged(5, '/d/e.png', [0.9, 0.05, 0.05]),
];

const idsOf = (images: readonly JudgedImage[]) => images.map(({ id }) => id);

describe('judged images', () => {
  it('are counted by what is most probable', () => {
    expect(countJudged(IMAGES)).toEqual({ all: 5, NEG: 2, NEU: 1, POS: 1, unreadable: 1 });
  });

  it('are ordered by name as people count', () => {
    const names = ['/d/10.png', '/d/9.png'].map((file, id) => judged(id, file, null));
    expect(idsOf(shownImages(names, 'all', 'given'))).toEqual([1, 0]);
  });

  it('are ordered by name, polarity or confidence, those without probabilities last', () => {
    expect(idsOf(shownImages(IMAGES, 'all', 'given'))).toEqual([2, 3, 1, 4, 5]);
    expect(idsOf(shownImages(IMAGES, 'all', 'NEG'))).toEqual([5, 1, 4, 2, 3]);
    expect(idsOf(shownImages(IMAGES, 'all', 'POS'))).toEqual([2, 4, 1, 5, 3]);
    expect(idsOf(shownImages(IMAGES, 'all', 'sure'))).toEqual([5, 1, 2, 4, 3]);
    expect(idsOf(shownImages(IMAGES, 'all', 'unsure'))).toEqual([4, 1, 2, 5, 3]);
  });

  it('of one polarity are those that were counted as it, in every order', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const some = fc.array(fc.option(fc.tuple(share, share, share)));
    const shown = fc.constantFrom('NEG', 'NEU', 'POS', 'unreadable', 'all');
    const order = fc.constantFrom(...IMAGE_ORDERS.map(({ value }) => value));
    fc.assert(
      fc.property(some, shown, order, (all, wanted, by) => {
        const images = all.map((row, id) => judged(id, `/d/${id % 3}`, row));
        const seen = shownImages(images, wanted, by);
        expect(seen).toHaveLength(countJudged(images)[wanted]);
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });

  it('are said in words', () => {
    expect(IMAGES.slice(0, 1).map(judgedSentence)).toEqual([
      'c.png: NEG 70.0 %, NEU 20.0 %, POS 10.0 %',
    ]);
    expect(IMAGES.slice(2, 3).map(judgedSentence)).toEqual([
      'b.png: cannot be decoded as an image',
    ]);
    expect(['C:\\pictures\\x.png', '/a/b', 'x'].map(nameOf)).toEqual(['x.png', 'b', 'x']);
  });
});
