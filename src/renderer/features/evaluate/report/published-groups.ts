import type { Proportion } from '../../../../shared/domain/evaluation.ts';
import type {
  EvaluationReport,
  PublishedFigure,
} from '../../../../shared/domain/evaluation-report.ts';

/** The figures that were published of one part of a benchmark, and the user's own of the same part. */
export type PublishedGroup = {
  readonly subset: string;
  /** Null where the report has no such part. */
  readonly own: { readonly images: number; readonly accuracy: Proportion } | null;
  readonly figures: readonly PublishedFigure[];
};

/** Published figures by the part of the benchmark that they were measured on, in the order that they are told in. */
export function publishedGroups(
  report: Pick<EvaluationReport, 'byAgreement' | 'published'>,
): readonly PublishedGroup[] {
  const subsets = [...new Set(report.published.map(({ subset }) => subset))];
  return subsets.map((subset) => ({
    subset,
    own: ownOf(report, subset),
    figures: report.published.filter((figure) => figure.subset === subset),
  }));
}

/** `5 agree` is the same part as `5 of 5`, and `at least 4 agree` as `at least 4 of 5`: their first number tells. */
function ownOf({ byAgreement }: Pick<EvaluationReport, 'byAgreement'>, subset: string) {
  const least = firstNumber(subset);
  if (least === null) return null;
  const slice = byAgreement.find(({ name }) => firstNumber(name) === least);
  if (slice === undefined || slice.accuracy === null) return null;
  return { images: slice.images, accuracy: slice.accuracy };
}

function firstNumber(text: string): number | null {
  const digits = /\d+/.exec(text)?.[0];
  return digits === undefined ? null : Number(digits);
}
