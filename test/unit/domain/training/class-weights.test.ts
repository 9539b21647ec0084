import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classWeights } from '../../../../src/main/domain/training/class-weights.ts';

const polarities = fc.array(fc.constantFrom(0 as const, 1 as const, 2 as const), { minLength: 1 });

test('without a rule every image counts once', () => {
  expect(classWeights('none', [0, 0, 0, 2])).toEqual([1, 1, 1]);
});

test('balanced: each class that has images counts as much as another, and images once on average', () => {
  fc.assert(
    fc.property(polarities, (images) => {
      const weights = classWeights('balanced', images);
      const sums = [0, 1, 2].map((polarity) =>
        images
          .filter((image) => image === polarity)
          .reduce((sum: number, image) => sum + weights[image], 0),
      );
      const present = sums.filter((sum) => sum > 0);
      for (const sum of present) expect(sum).toBeCloseTo(images.length / present.length, 9);
      expect(sums.reduce((sum, part) => sum + part, 0)).toBeCloseTo(images.length, 9);
    }),
  );
});
