import { describe, expect, it } from 'vitest';
import { type Candidates, polarityCounts } from '../../../src/main/domain/candidates.ts';
import { drawImages } from '../../../src/main/domain/draw-images.ts';
import { POLARITIES, type Polarity } from '../../../src/shared/domain/polarity.ts';
import { candidatesWith } from '../../helpers/labelled-columns.ts';

const images = (counts: Readonly<Record<Polarity, number>>) =>
  candidatesWith(POLARITIES.flatMap((polarity) => Array(counts[polarity]).fill(polarity)));
const countsOf = ({ polarities }: Candidates) => polarityCounts(polarities);
const some = images({ NEG: 20, NEU: 60, POS: 40 });

describe('drawImages', () => {
  it('takes all, the size of the smallest polarity, or a number of each', () => {
    expect(countsOf(drawImages(some, { balance: false, seed: 1 }))).toEqual([20, 60, 40]);
    expect(countsOf(drawImages(some, { balance: true, seed: 1 }))).toEqual([20, 20, 20]);
    expect(countsOf(drawImages(some, { balance: true, perClass: 7, seed: 1 }))).toEqual([7, 7, 7]);
  });

  it('takes as many as the splits ask for', () => {
    const splitSizes = { train: 20, validation: 5, test: 6 };
    expect(countsOf(drawImages(some, { balance: true, splitSizes, seed: 1 }))).toEqual([
      11, 10, 10,
    ]);
    expect(drawImages(some, { balance: false, splitSizes, seed: 1 }).places).toHaveLength(31);
  });

  it.each([
    [{ balance: true, perClass: 21 }, 'There are 20 NEG images for the dataset, and 21'],
    [{ balance: true, splitSizes: { train: 60, validation: 3, test: 0 } }, '20 NEG images'],
    [
      { balance: false, splitSizes: { train: 121, validation: 0, test: 0 } },
      'There are 120 images',
    ],
    [{ balance: false, perClass: 3 }, 'without balancing'],
    [
      { balance: true, perClass: 3, splitSizes: { train: 10, validation: 0, test: 0 } },
      'The splits ask for 10 images, but 3 of each polarity are only 9',
    ],
  ])('says what is missing: %o', (rule, message) => {
    expect(() => drawImages(some, { ...rule, seed: 1 })).toThrow(
      expect.objectContaining({ kind: 'BAD_INPUT', message: expect.stringContaining(message) }),
    );
  });
});
