import type { BenchmarkSummary } from '../../../../shared/domain/benchmark.ts';
import type { DatasetSummary } from '../../../../shared/domain/dataset.ts';
import { type EvaluatedModel, modelKey } from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../../../shared/domain/evaluation-report.ts';
import { type EvaluationTarget, targetKey } from '../../../../shared/domain/evaluation-target.ts';
import type { Job } from '../../../../shared/domain/job.ts';
import { POLARITIES } from '../../../../shared/domain/polarity.ts';
import { SPLITS } from '../../../../shared/domain/split.ts';
import type { ChoiceGroup } from '../../../ui/model-choices.ts';
import { countOf } from '../../../ui/number-text.ts';

/** Benchmarks, and the splits of datasets that hold images; the test split first, which no training looks at. */
export function targetChoices(
  benchmarks: readonly BenchmarkSummary[],
  datasets: readonly DatasetSummary[],
): ChoiceGroup[] {
  const ofBenchmarks = benchmarks.map(({ name, counts }) => ({
    value: targetKey({ kind: 'benchmark', name }),
    label: `${name} · ${countOf(sumOf(counts), 'image')}`,
  }));
  const ofSplits = datasets.flatMap(({ name, counts }) =>
    SPLITS.toReversed()
      .filter((split) => sumOf(counts[split]) > 0)
      .map((split) => ({
        value: targetKey({ kind: 'split', dataset: name, split }),
        label: `${name}, ${split} · ${countOf(sumOf(counts[split]), 'image')}`,
      })),
  );
  return [
    { group: 'Benchmarks', items: ofBenchmarks },
    { group: 'Splits of datasets, weak labels', items: ofSplits },
  ].filter(({ items }) => items.length > 0);
}

/** Runs with a model that were not measured on a target yet, and do not wait to be. */
export function unmeasuredRuns(
  models: readonly { readonly model: EvaluatedModel }[],
  evaluations: readonly EvaluationEntry[],
  jobs: readonly Job[],
  target: EvaluationTarget,
): readonly EvaluatedModel[] {
  const wanted = targetKey(target);
  const done = new Set(
    evaluations
      .filter((entry) => targetKey(entry.target) === wanted)
      .map((entry) => modelKey(entry.model)),
  );
  for (const { request, state } of jobs) {
    if (request.kind !== 'evaluate' || (state !== 'queued' && state !== 'running')) continue;
    if (targetKey(request.target) === wanted) done.add(modelKey(request.model));
  }
  return models
    .map(({ model }) => model)
    .filter((model) => model.kind === 'run' && !done.has(modelKey(model)));
}

function sumOf(counts: Readonly<Record<(typeof POLARITIES)[number], number>>): number {
  return POLARITIES.reduce((sum, polarity) => sum + counts[polarity], 0);
}
