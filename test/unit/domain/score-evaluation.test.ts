import { describe, expect, it } from 'vitest';
import {
  type JudgedPrediction,
  scoreEvaluation,
} from '../../../src/main/domain/score-evaluation.ts';

const predictions: readonly JudgedPrediction[] = [
  { polarity: 'NEG', probabilities: [0.7, 0.2, 0.1] },
  { polarity: 'NEG', probabilities: [0.3, 0.6, 0.1] },
  { polarity: 'NEG', probabilities: [0.1, 0.2, 0.7] },
  { polarity: 'NEU', probabilities: [0.1, 0.8, 0.1] },
  { polarity: 'POS', probabilities: [0.1, 0.1, 0.8] },
  { polarity: 'POS', probabilities: [0.1, 0.6, 0.3] },
];

describe('scoreEvaluation', () => {
  it('counts manual labels by row and predictions by column', () => {
    expect(scoreEvaluation(predictions).confusion).toEqual([
      [1, 1, 1],
      [0, 1, 0],
      [0, 1, 1],
    ]);
  });

  it('gives accuracy with its interval', () => {
    const { accuracy } = scoreEvaluation(predictions);

    expect(accuracy.value).toBe(0.5);
    expect(accuracy.low).toBeCloseTo(0.1876, 4);
    expect(accuracy.high).toBeCloseTo(0.8124, 4);
  });

  it('drops the neutral output and the neutral images for the two-way accuracy', () => {
    expect(scoreEvaluation(predictions).twoWayAccuracy?.value).toBe(4 / 5);
  });

  it('has no two-way accuracy on neutral images alone', () => {
    expect(scoreEvaluation(predictions.slice(3, 4)).twoWayAccuracy).toBeNull();
  });

  it('gives precision, recall and F1 per polarity', () => {
    const { NEG, NEU } = scoreEvaluation(predictions).perPolarity;

    expect(NEG).toEqual({ precision: 1, recall: 1 / 3, f1: 0.5, support: 3 });
    expect(NEU).toEqual({ precision: 1 / 3, recall: 1, f1: 0.5, support: 1 });
  });

  it('gives null where a denominator is zero', () => {
    const { perPolarity } = scoreEvaluation([{ polarity: 'POS', probabilities: [0.1, 0.8, 0.1] }]);

    expect(perPolarity.NEG).toEqual({ precision: null, recall: null, f1: null, support: 0 });
    expect(perPolarity.POS).toEqual({ precision: null, recall: 0, f1: 0, support: 1 });
    expect(perPolarity.NEU).toEqual({ precision: 0, recall: null, f1: 0, support: 0 });
  });

  it('refuses to score nothing', () => {
    expect(() => scoreEvaluation([])).toThrow('no prediction');
  });
});
