import type { JobRequest } from '../../shared/domain/job.ts';
import { createImageInspector } from '../media/image-inspector.ts';
import { benchmarkFromSet } from '../pipeline/benchmark-from-set.ts';
import { importLabellingSet } from '../pipeline/import-labelling-set.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { listFolder } from '../sources/image-folder.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';

/** Makes a set of images to label; its figures count what of the folder was left out, by reason. */
export async function labellingSet(
  { parts, workspace }: JobContext,
  request: JobRequest & { readonly kind: 'import-labelling-set' },
  control: StageControl,
): Promise<JobSummary> {
  const { summary, copies, rejected } = await importLabellingSet(
    { ...workspace, fetcher: parts.fetcher, inspector: createImageInspector(), listFolder },
    { ...request, nowMs: parts.nowMs() },
    { concurrency: parts.info.cores },
    control,
  );
  const { images, repeats } = summary;
  const unusable = [...rejected.values()].reduce((sum, count) => sum + count, 0);
  return { images, repeats, copies, rejected: unusable, ...Object.fromEntries(rejected) };
}

/** Makes a benchmark of what reviewers agree on; its figures count what was left out, by reason. */
export function setBenchmark(
  { parts, workspace }: JobContext,
  request: JobRequest & { readonly kind: 'benchmark-from-set' },
): JobSummary {
  const { summary, leftOut } = benchmarkFromSet(workspace, { ...request, nowMs: parts.nowMs() });
  return { ...summary.counts, ...leftOut };
}
