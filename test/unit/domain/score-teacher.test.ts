import { expect, test } from 'vitest';
import { scoreTeacher } from '../../../src/main/domain/score-teacher.ts';

test('macro recall, F1 and the texts above the threshold', () => {
  const score = scoreTeacher(
    [
      { polarity: 0, probabilities: [0.9, 0.05, 0.05] },
      { polarity: 0, probabilities: [0.2, 0.6, 0.2] },
      { polarity: 1, probabilities: [0.1, 0.8, 0.1] },
      { polarity: 2, probabilities: [0.05, 0.05, 0.9] },
      { polarity: 2, probabilities: [0.9, 0.05, 0.05] },
    ],
    0.85,
  );
  expect(score.confusion).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [1, 0, 1],
  ]);
  expect(score.macroRecall).toBeCloseTo((0.5 + 1 + 0.5) / 3, 12);
  expect(score.meanF1OfNegAndPos).toBeCloseTo((2 / 4 + 2 / 3) / 2, 12);
  expect(score.aboveThreshold.texts).toBe(3);
  expect(score.aboveThreshold.right?.value).toBeCloseTo(2 / 3, 12);
});

test('the calibration error is the mean distance of confidence and accuracy over bins', () => {
  const at = (right: boolean) =>
    ({ polarity: right ? 0 : 1, probabilities: [0.75, 0.15, 0.1] }) as const;
  const sure = { polarity: 2, probabilities: [0, 0, 1] } as const;
  const score = scoreTeacher([at(true), at(false), sure, sure], 0.85);
  // Half of the texts lie in a bin of confidence 0.75 and accuracy 0.5, the others are right for sure.
  expect(score.calibrationError).toBeCloseTo(0.125, 12);
  expect(score.reliability).toHaveLength(2);
});

test('without texts there is nothing to measure', () => {
  expect(() => scoreTeacher([], 0.85)).toThrow('no text');
});
