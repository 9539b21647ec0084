import type { JobRequest } from '../../shared/domain/job.ts';
import { createImageInspector } from '../media/image-inspector.ts';
import { evaluateModel } from '../pipeline/evaluate-model.ts';
import { importBenchmark } from '../pipeline/import-benchmark.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { readBenchmark } from '../sources/benchmark/read-benchmark.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';
import { modelPlaceOf } from './model-folders.ts';

/** Brings in images that people labelled. */
export async function importBenchmarkJob(
  { parts, workspace }: JobContext,
  { name, ...source }: JobRequest & { readonly kind: 'import-benchmark' },
  control: StageControl,
): Promise<JobSummary> {
  const { summary, figures } = await importBenchmark(
    { ...parts, ...workspace, inspector: createImageInspector(), readBenchmark },
    { name, source, nowMs: parts.nowMs() },
    { concurrency: parts.info.cores },
    control,
  );
  return { ...summary.counts, rejected: summary.rejected, ...figures };
}

/** Measures a model on labelled images. */
export async function evaluateJob(
  context: JobContext,
  { model, target }: JobRequest & { readonly kind: 'evaluate' },
  control: StageControl,
): Promise<JobSummary> {
  const { parts, workspace, datasetReading } = context;
  const { images, unreadable, accuracy, twoWayAccuracy } = await evaluateModel(
    {
      ...workspace,
      trainer: parts.trainer,
      model: () => modelPlaceOf(context, model),
      measure: (measurement) => datasetReading.ask().measureTarget(measurement),
    },
    { model, target, nowMs: parts.nowMs() },
    control,
  );
  const { value, low, high } = accuracy;
  return {
    ...{ images, accuracy: value, low, high },
    ...(twoWayAccuracy === null ? {} : { twoWayAccuracy: twoWayAccuracy.value }),
    ...(unreadable === 0 ? {} : { unreadable }),
  };
}
