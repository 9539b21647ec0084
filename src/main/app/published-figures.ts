import { z } from 'zod';
import figures from '../../../resources/published-figures.json' with { type: 'json' };
import type { BenchmarkSummary } from '../../shared/domain/benchmark.ts';
import { BenchmarkForm } from '../../shared/domain/benchmark-source.ts';
import type { PublishedFigure } from '../../shared/domain/evaluation-report.ts';
import { wilsonOfShare } from '../domain/wilson-interval.ts';

const PublishedFigures = z.array(
  z.object({
    benchmark: z.string(),
    /** Forms that copies of the benchmark come in. */
    forms: z.array(BenchmarkForm),
    /** Its levels of agreement: a copy has no others. */
    annotators: z.int(),
    levels: z.array(z.object({ subset: z.string(), agreeing: z.int(), images: z.int() })),
    models: z.array(
      z.object({
        model: z.string(),
        source: z.string(),
        /** Shares of right answers, NEU dropped, by subset. */
        accuracy: z.record(z.string(), z.number().min(0).max(1)),
      }),
    ),
  }),
);

const PUBLISHED = PublishedFigures.parse(figures);

/** What others published on a benchmark, where its form and its levels of agreement are those of a published one. */
export function publishedFigures(
  benchmark: Pick<BenchmarkSummary, 'form' | 'agreement'> | null,
): readonly PublishedFigure[] {
  const fitting = PUBLISHED.find(({ forms, annotators, levels }) => {
    if (benchmark?.form == null || !forms.includes(benchmark.form)) return false;
    const own = benchmark.agreement;
    return (
      own.length > 0 &&
      own.every(
        (count) =>
          count.annotators === annotators &&
          levels.some(({ agreeing }) => agreeing === count.agreeing),
      )
    );
  });
  return (fitting?.models ?? []).flatMap(({ model, source, accuracy }) =>
    (fitting?.levels ?? []).flatMap(({ subset, images }) => {
      const share = accuracy[subset];
      if (share === undefined) return [];
      return [{ model, subset, images, accuracy: wilsonOfShare(share, images), source }];
    }),
  );
}
