import type { BenchmarkSummary } from '../../../shared/domain/benchmark.ts';
import type { EvaluationManner } from '../../../shared/domain/evaluation-metrics.ts';
import type { EvaluationTarget } from '../../../shared/domain/evaluation-target.ts';

/** What each manner is called, and what it does. */
export const MANNER_WORDS: Readonly<
  Record<EvaluationManner, { readonly name: string; readonly explanation: string }>
> = {
  'three-way': {
    name: 'Three-way',
    explanation: 'The most probable of NEG, NEU and POS, on all images.',
  },
  'drop-neutral': {
    name: 'NEG / POS, NEU dropped',
    explanation:
      'As the paper: the more probable of NEG and POS, whatever NEU got. Images labelled NEU do not count.',
  },
  'neutral-is-wrong': {
    name: 'NEG / POS, NEU is wrong',
    explanation:
      'The most probable of the three; who says NEU is wrong. Images labelled NEU do not count.',
  },
};

/** The manner that a target is looked at in at first: the paper's where nobody labelled an image NEU. */
export function usualManner(
  target: EvaluationTarget,
  benchmarks: readonly BenchmarkSummary[],
): EvaluationManner {
  if (target.kind !== 'benchmark') return 'three-way';
  const benchmark = benchmarks.find(({ name }) => name === target.name);
  return benchmark !== undefined && benchmark.counts.NEU === 0 ? 'drop-neutral' : 'three-way';
}
