import type { Job } from '../../../shared/domain/job.ts';

/** The jobs that were not over in `before` and are in `now`; none when there is nothing to compare with. */
export function endedJobs(before: readonly Job[] | null, now: readonly Job[]): readonly Job[] {
  if (before === null) return [];
  const overBefore = new Set(before.filter(isOver).map(({ jobId }) => jobId));
  return now.filter((job) => isOver(job) && !overBefore.has(job.jobId));
}

/** Whether any job began, ended or came: what lists show may have changed. */
export function jobsMoved(before: readonly Job[] | null, now: readonly Job[]): boolean {
  if (before === null) return false;
  if (before.length !== now.length) return true;
  const states = new Map(before.map(({ jobId, state }) => [jobId, state]));
  return now.some(({ jobId, state }) => states.get(jobId) !== state);
}

function isOver({ state }: Job): boolean {
  return state === 'finished' || state === 'cancelled' || state === 'failed';
}
