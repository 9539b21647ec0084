import type { Job } from '../../../shared/domain/job.ts';

/** Whether a job of this kind runs or waits. */
export function isJobBusy(jobs: readonly Job[], kind: Job['request']['kind']): boolean {
  return jobs.some(
    ({ state, request }) => request.kind === kind && (state === 'queued' || state === 'running'),
  );
}
