import type { JobRequest } from '../../shared/domain/job.ts';
import { crossFitStudent } from '../pipeline/cross-fit-student.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';
import { weightsFolderOf } from './weights-shelf.ts';

/** Makes a student; its figures say how often it agrees with its dataset's labels. */
export async function crossFit(
  { parts, workspace }: JobContext,
  request: JobRequest & { readonly kind: 'cross-fit' },
  control: StageControl,
): Promise<JobSummary> {
  const { images, agreement, isChosen } = await crossFitStudent(
    { ...workspace, trainer: parts.trainer },
    {
      ...request,
      weightsFolder: weightsFolderOf(parts, request.settings.weights),
      nowMs: parts.nowMs(),
    },
    control,
  );
  return {
    images,
    ...(agreement === null ? {} : { agreement }),
    chosen: isChosen ? 'yes' : 'no',
  };
}
