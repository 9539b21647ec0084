import type { EvaluationSummary } from '../../../shared/domain/evaluation.ts';

/** The first evaluation that fits what the address asks for, where it asks; else the first. */
export function shownEvaluation(
  evaluations: readonly EvaluationSummary[],
  run: string | null,
  benchmark: string | null,
): EvaluationSummary | undefined {
  const fits = (evaluation: EvaluationSummary): boolean =>
    (run === null || evaluation.run === run) &&
    (benchmark === null || evaluation.benchmark === benchmark);
  return evaluations.find(fits) ?? evaluations[0];
}
