import { modelKey } from '../../shared/domain/evaluated-model.ts';
import type { JobRequest } from '../../shared/domain/job.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import type { JobContext } from './job-context.ts';
import type { JobSummary } from './job-queue.ts';
import { modelFolderOf } from './model-folders.ts';
import { predictByFolder } from './predict-by-folder.ts';

/** Judges files and folders by a model of the workspace, and writes what came out. */
export async function predictJob(
  context: JobContext,
  { model, ...request }: JobRequest & { readonly kind: 'predict' },
  control: StageControl,
): Promise<JobSummary> {
  const modelFolder = await modelFolderOf(context, model);
  const named = { ...request, modelFolder, name: modelKey(model) };
  return predictByFolder(context.parts, named, control);
}
