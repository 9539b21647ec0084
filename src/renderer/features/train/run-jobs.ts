import type { Job } from '../../../shared/domain/job.ts';
import type { RunState } from '../../../shared/domain/run.ts';

/** The job that trains a run or waits to; undefined when there is none. */
export function trainingJob(jobs: readonly Job[], run: string): Job | undefined {
  return jobs.find(
    ({ request, state }) =>
      request.kind === 'train' &&
      request.name === run &&
      (state === 'running' || state === 'queued'),
  );
}

/** Whether a run that ended in this state can go on from its last epoch. */
export function isResumable(state: RunState): boolean {
  return state === 'interrupted' || state === 'cancelled' || state === 'failed';
}
