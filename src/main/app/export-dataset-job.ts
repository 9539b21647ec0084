import { join } from 'node:path';
import type { DatasetSummary } from '../../shared/domain/dataset.ts';
import type { JobRequest } from '../../shared/domain/job.ts';
import type { CardFacts } from '../export/dataset/card/told-dataset.ts';
import { exportDataset } from '../export/dataset/export-dataset.ts';
import { auditReport } from '../pipeline/audit-report.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';

/** Exports a dataset below the workspace's folder of exports, a folder per form. */
export function exportDatasetJob(
  context: JobContext,
  { dataset, format }: JobRequest & { readonly kind: 'export-dataset' },
  control: StageControl,
): Promise<JobSummary> {
  const { workspace } = context;
  return exportDataset(
    { ...workspace, factsOf: (summary) => factsOf(context, summary) },
    { dataset, format, folder: join(workspace.folders.exports, `${dataset}-${format}`) },
    control,
  );
}

async function factsOf(
  { workspace, datasetReading }: JobContext,
  { name, recipe }: DatasetSummary,
): Promise<CardFacts> {
  const reading = datasetReading.ask();
  return {
    funnel: await reading.funnel({ teacher: recipe.teacher, selection: recipe.selection }),
    audits: workspace.reviewSets
      .list()
      .filter(({ kind }) => kind === 'audit')
      .map((set) => ({ name: set.name, report: auditReport(workspace, set.name) }))
      .filter(({ report }) => report.checked > 0),
    copies: workspace.copyMeasurements.list()[0] ?? null,
    leaks: await reading.datasetLeaks({ name }),
  };
}
