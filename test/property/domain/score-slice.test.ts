import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JudgedImage } from '../../../src/main/domain/evaluation/judged-images.ts';
import { scoreImages } from '../../../src/main/domain/evaluation/score-images.ts';
import { scoreSlice } from '../../../src/main/domain/evaluation/score-slice.ts';
import { EVALUATION_MANNERS } from '../../../src/shared/domain/evaluation-metrics.ts';
import { POLARITIES } from '../../../src/shared/domain/polarity.ts';

const image: fc.Arbitrary<JudgedImage> = fc
  .record({
    label: fc.constantFrom(...POLARITIES),
    parts: fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)),
    post: fc.option(fc.nat(4), { nil: undefined }),
  })
  .map(({ label, parts: [negative, neutral, positive], post }) => {
    const sum = negative + neutral + positive + 3;
    return {
      label,
      probabilities: [(negative + 1) / sum, (neutral + 1) / sum, (positive + 1) / sum],
      ...(post === undefined ? {} : { cluster: `${post}` }),
    };
  });

it('a slice has the accuracy and macro recall of the whole score, intervals included', () => {
  fc.assert(
    fc.property(
      fc.array(image, { minLength: 0, maxLength: 12 }),
      fc.constantFrom(...EVALUATION_MANNERS),
      fc.nat(1000),
      (images, manner, seed) => {
        const whole = scoreImages(images, manner, seed);
        const slice = scoreSlice(images, manner, seed);
        if (whole === null) {
          expect(slice).toBeNull();
          return;
        }
        expect(slice?.images).toBe(whole.images);
        for (const end of ['value', 'low', 'high'] as const) {
          expect(slice?.accuracy[end]).toBeCloseTo(whole.accuracy[end], 12);
          expect(slice?.macroRecall?.[end]).toBeCloseTo(whole.macroRecall?.[end] ?? Number.NaN, 12);
        }
      },
    ),
    { numRuns: 30 },
  );
});
