import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  chooseRecalibration,
  withProbabilities,
} from '../../../src/main/domain/choose-recalibration.ts';
import {
  effectiveCount,
  fitRecalibration,
  logLoss,
  type Recalibration,
  recalibrated,
} from '../../../src/main/domain/recalibration.ts';
import { type JudgedText, scoreTeacher } from '../../../src/main/domain/score-teacher.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';
import type { Probabilities } from '../../../src/shared/domain/polarity.ts';

const probabilities = fc
  .tuple(
    ...([0, 1, 2].map(() => fc.double({ min: 0, max: 1, noNaN: true })) as [
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
      fc.Arbitrary<number>,
    ]),
  ) // why: map forgets that there are three
  .map(([a, b, c]): Probabilities => {
    const total = a + b + c;
    return total === 0 ? [1, 0, 0] : [a / total, b / total, c / total];
  });
const judged = fc.record({
  polarity: fc.constantFrom(0, 1, 2),
  probabilities,
  weight: fc.double({ min: 0.1, max: 1000, noNaN: true }),
});

test('a fitted map gives probabilities, whatever it is fitted to', () => {
  fc.assert(
    fc.property(
      fc.array(judged as fc.Arbitrary<JudgedText>, { minLength: 1, maxLength: 40 }), // why: constantFrom widens
      fc.constantFrom('temperature' as const, 'temperature-and-bias' as const),
      probabilities,
      (texts, form, other) => {
        const map = fitRecalibration(texts, form);
        expect(map.slope).toBeGreaterThan(0);
        for (const asked of [other, ...texts.map((text) => text.probabilities)]) {
          const mapped = recalibrated(map, asked);
          for (const value of mapped) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          expect(mapped[0] + mapped[1] + mapped[2]).toBeCloseTo(1, 9);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the chosen map is never worse than none on texts that it was not fitted to', () => {
  fc.assert(
    fc.property(
      fc.array(judged as fc.Arbitrary<JudgedText>, { minLength: 2, maxLength: 60 }), // why: as above
      (texts) => {
        const { crossFitted, logLossBefore, logLossAfter, form } = chooseRecalibration(texts);
        expect(logLossAfter).toBeLessThanOrEqual(logLossBefore);
        const measured = logLoss(withProbabilities(texts, crossFitted));
        expect(measured).toBeCloseTo(logLossAfter, 9);
        if (form === null) expect(measured).toBe(logLossBefore);
      },
    ),
    { numRuns: 30 },
  );
});

/** Texts whose labels are drawn from their probabilities, which a teacher then distorts. */
function distorted(count: number, seed: number, distortion: Recalibration): readonly JudgedText[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const logits = [random.normal(), random.normal(), random.normal()].map((x) => Math.exp(2 * x));
    const total = logits.reduce((sum, x) => sum + x, 0);
    const [a = 0, b = 0, c = 0] = logits.map((x) => x / total);
    const drawn = random.next();
    const polarity = drawn < a ? 0 : drawn < a + b ? 1 : 2;
    return { polarity, probabilities: recalibrated(distortion, [a, b, c]) };
  });
}

test.each([1, 2, 3])('calibrated data are left nearly as they are (seed %i)', (seed) => {
  const { map } = chooseRecalibration(distorted(2000, seed, { slope: 1, biases: [0, 0, 0] }));
  expect(Math.abs(map.slope - 1)).toBeLessThan(0.12);
  for (const bias of map.biases) expect(Math.abs(bias)).toBeLessThan(0.15);
});

test.each([1, 2, 3])('finds a temperature and biases that were planted (seed %i)', (seed) => {
  // The teacher's log-probabilities are twice too far apart, so half of them is right.
  const texts = distorted(4000, seed, { slope: 2, biases: [0.8, -0.8, 0] });
  const { form, map, crossFitted } = chooseRecalibration(texts);
  expect(form).toBe('temperature-and-bias');
  expect(map.slope).toBeCloseTo(0.5, 1);
  expect((map.biases[1] ?? 0) - (map.biases[0] ?? 0)).toBeCloseTo(0.8, 0);
  expect(scoreTeacher(texts, 0.85).calibrationError).toBeGreaterThan(0.1);
  const after = scoreTeacher(withProbabilities(texts, crossFitted), 0.85);
  expect(after.calibrationError).toBeLessThan(0.03);
});

test('weights stand for texts: a text of weight 2 counts like two, but is one piece of evidence', () => {
  const texts = distorted(600, 5, { slope: 2, biases: [0.5, 0, 0] });
  const doubled = texts.map((text, index) => ({ ...text, weight: index % 2 === 0 ? 2 : 1 }));
  const repeated = texts.flatMap((text, index) => (index % 2 === 0 ? [text, text] : [text]));
  expect(logLoss(doubled)).toBeCloseTo(logLoss(repeated), 9);
  expect(effectiveCount(doubled)).toBeCloseTo(540, 6);
  const score = scoreTeacher(doubled, 0.85);
  const same = scoreTeacher(repeated, 0.85);
  expect(score.macroRecall).toBeCloseTo(same.macroRecall, 9);
  expect(score.calibrationError).toBeCloseTo(same.calibrationError, 9);
  expect(score.accuracy.value).toBeCloseTo(same.accuracy.value, 9);
  expect(score.accuracy.high - score.accuracy.low).toBeGreaterThan(
    same.accuracy.high - same.accuracy.low,
  );
  expect(score.texts).toBe(600);
});
