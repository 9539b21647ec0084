import { describe, expect, it } from 'vitest';
import { shownEvaluation } from '../../../../src/renderer/features/evaluate/shown-evaluation.ts';
import type { EvaluationSummary } from '../../../../src/shared/domain/evaluation.ts';

describe('shownEvaluation', () => {
  const score = { precision: null, recall: null, f1: null, support: 0 };
  const anEvaluation = (run: string, benchmark: string): EvaluationSummary => ({
    run,
    benchmark,
    evaluatedAtMs: 0,
    images: 0,
    score: {
      confusion: [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      accuracy: { value: 0, low: 0, high: 0 },
      twoWayAccuracy: null,
      perPolarity: { NEG: score, NEU: score, POS: score },
    },
  });
  const [first, second, third] = [
    anEvaluation('a', 'x'),
    anEvaluation('b', 'x'),
    anEvaluation('b', 'y'),
  ] as const;

  it('shows what the address asks for, else the newest', () => {
    const all = [first, second, third];

    expect(shownEvaluation(all, 'b', 'y')).toBe(third);
    expect(shownEvaluation(all, 'b', null)).toBe(second);
    expect(shownEvaluation(all, null, null)).toBe(first);
    expect(shownEvaluation(all, 'gone', null)).toBe(first);
    expect(shownEvaluation([], 'a', 'x')).toBeUndefined();
  });
});
