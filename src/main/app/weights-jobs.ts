import type { JobRequest } from '../../shared/domain/job.ts';
import type { StageControl } from '../pipeline/stage-control.ts';
import { fetchWeights } from '../weights/fetch-weights.ts';
import type { ImportedWeights } from '../weights/import/import-request.ts';
import { importWeights } from '../weights/import-weights.ts';
import type { JobSummary } from './job-queue.ts';
import { PUBLISHED_WEIGHTS } from './published-weights.ts';
import type { StudioParts } from './studio-parts.ts';

type Parts = Pick<StudioParts, 'weights' | 'nowMs' | 'hub'>;

/** Imports weights of a network from files; needs no workspace. */
export async function importWeightsJob(
  { weights: { folder, worker }, nowMs }: Parts,
  request: JobRequest & { readonly kind: 'import-weights' },
  control: StageControl,
): Promise<JobSummary> {
  const { name, files, scaling } = request;
  const imported = await importWeights(
    { name, files, scaling, into: folder, nowMs: nowMs(), catalogue: PUBLISHED_WEIGHTS },
    { worker, control },
  );
  return figuresOf(imported);
}

/** Downloads published weights and imports them; needs no workspace. */
export async function fetchWeightsJob(
  { weights: { folder, worker }, nowMs, hub }: Parts,
  request: JobRequest & { readonly kind: 'fetch-weights' },
  control: StageControl,
): Promise<JobSummary> {
  const imported = await fetchWeights(
    { entry: request.name, into: folder, nowMs: nowMs(), hub, catalogue: PUBLISHED_WEIGHTS },
    { worker, control },
  );
  return figuresOf(imported);
}

function figuresOf({ weights, ignored }: ImportedWeights): JobSummary {
  const { name, network, form, licence, tensors } = weights;
  return {
    weights: name,
    network,
    form,
    tensors: tensors.length,
    ...(ignored.length === 0 ? {} : { ignored: ignored.join(', ') }),
    ...(licence === null ? {} : { licence }),
  };
}
