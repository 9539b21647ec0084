import { expect, test } from 'vitest';
import { calibrated, fitCalibration } from '../../../src/main/domain/calibration.ts';
import { seededRandom } from '../../../src/main/domain/seeded-random.ts';

test('finds the probabilities that labels were drawn by', () => {
  const random = seededRandom(11);
  const truth = [
    [1.5, 0, -0.5, -0.4],
    [0, 0.8, 0, 0.6],
    [-0.3, 0.2, 1.1, 0],
  ];
  const scores = Array.from({ length: 20_000 }, () => [
    random.normal(),
    random.normal(),
    random.normal(),
  ]);
  const polarities = Uint8Array.from(scores, (ofText) => {
    const [negative, neutral] = calibrated(truth, ofText);
    const drawn = random.next();
    return drawn < negative ? 0 : drawn < negative + neutral ? 1 : 2;
  });
  const calibration = fitCalibration(scores, polarities);
  const worst = scores.slice(0, 500).flatMap((ofText) => {
    const found = calibrated(calibration, ofText);
    return calibrated(truth, ofText).map((expected, k) => Math.abs(expected - (found[k] ?? 0)));
  });
  expect(Math.max(...worst)).toBeLessThan(0.04);
});

test('labels that a line separates give finite probabilities', () => {
  const scores = [[-1], [-2], [1], [2], [5], [6]];
  const calibration = fitCalibration(scores, [0, 0, 1, 1, 2, 2]);
  for (const ofText of scores) {
    const probabilities = calibrated(calibration, ofText);
    expect(probabilities.every(Number.isFinite)).toBe(true);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  }
});

test('scores that overflow the exponential stay probabilities', () => {
  expect(
    calibrated(
      [
        [1000, 0],
        [0, 0],
        [-1000, 0],
      ],
      [5],
    ),
  ).toEqual([1, 0, 0]);
});
