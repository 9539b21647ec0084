import { describe, expect, it } from 'vitest';
import { vaderProbabilities } from '../../../src/main/teacher/vader-probabilities.ts';
import { mostProbable } from '../../../src/shared/domain/polarity.ts';

/** Every score that VADER can give. */
const SCORES = Array.from({ length: 20_001 }, (_, step) => (step - 10_000) / 10_000);

describe('vaderProbabilities', () => {
  it("chooses the polarity that VADER's thresholds give, for every score", () => {
    for (const score of SCORES) {
      const { polarity } = mostProbable(vaderProbabilities(score));

      expect(polarity).toBe(score >= 0.05 ? 'POS' : score <= -0.05 ? 'NEG' : 'NEU');
    }
  });

  it('gives probabilities that sum to one', () => {
    for (const score of SCORES) {
      const [negative, neutral, positive] = vaderProbabilities(score);

      expect(Math.min(negative, neutral, positive)).toBeGreaterThan(0);
      expect(negative + neutral + positive).toBeCloseTo(1, 12);
    }
  });

  it('never lowers POS or raises NEG with a rising score', () => {
    SCORES.slice(1).forEach((score, before) => {
      const [negativeBefore, , positiveBefore] = vaderProbabilities(SCORES[before] ?? -1);
      const [negative, , positive] = vaderProbabilities(score);

      expect(positive).toBeGreaterThanOrEqual(positiveBefore - 1e-12);
      expect(negative).toBeLessThanOrEqual(negativeBefore + 1e-12);
    });
  });

  it('is more confident farther from the thresholds', () => {
    const confidences = (scores: readonly number[]) =>
      scores.map((score) => mostProbable(vaderProbabilities(score)).confidence);
    for (const away of [
      [0.05, 0.2, 0.5, 0.8, 1],
      [-0.05, -0.2, -0.5, -0.8, -1],
      [0.0499, 0.02, 0],
      [-0.0499, -0.02, 0],
    ]) {
      const rising = confidences(away);
      expect(rising).toEqual([...rising].sort((a, b) => a - b));
      expect(new Set(rising).size).toBe(rising.length);
    }
  });

  it.each([-1.1, 1.1, Number.NaN])('refuses a score of %d', (score) => {
    expect(() => vaderProbabilities(score)).toThrow('between -1 and 1');
  });
});
