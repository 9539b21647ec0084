import { Failure } from '../../shared/failure.ts';
import { asFailure } from './as-failure.ts';
import { type ChangeSignal, createChangeSignal } from './change-signal.ts';
import { createJobQueue, type JobQueue } from './job-queue.ts';
import type { StudioParts } from './studio-parts.ts';
import { fetchWeightsJob, importWeightsJob } from './weights-jobs.ts';

/** Jobs, and a signal that they changed. */
export type JobPlace = { readonly jobs: JobQueue; readonly changes: ChangeSignal };

/** Jobs on what belongs to the person and not to a workspace, for shells that have none open. */
export function jobsWithoutWorkspace(parts: StudioParts): JobPlace {
  const changes = createChangeSignal();
  const jobs = createJobQueue({
    run: async (request, control) => {
      if (request.kind === 'import-weights') return importWeightsJob(parts, request, control);
      if (request.kind === 'fetch-weights') return fetchWeightsJob(parts, request, control);
      throw new Failure('NO_WORKSPACE', 'No workspace is open', 'Open one first.');
    },
    nowMs: parts.nowMs,
    onChange: changes.emit,
    failureOf: (error) => asFailure(error, parts.weights.folder, parts.onBug),
  });
  return { jobs, changes };
}
