import type { Job } from '../../../../shared/domain/job.ts';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { type TrainJob, trainingJob, trainingJobs } from '../run-jobs.ts';

/** The jobs of the runs that wait, in the order in which they will be trained. */
export function waitingJobs(jobs: readonly Job[]): readonly TrainJob[] {
  return trainingJobs(jobs).filter(({ state }) => state === 'queued');
}

/** Runs that were left waiting when the program ended, in the order in which they were asked for. */
export function leftWaiting(
  runs: readonly RunSummary[],
  jobs: readonly Job[],
): readonly RunSummary[] {
  return runs
    .filter(({ name, state }) => state === 'queued' && trainingJob(jobs, name) === undefined)
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs);
}

/** A run's place among those that wait, from 1; null where it does not wait. */
export function placeInQueue(jobs: readonly Job[], run: string): number | null {
  const index = waitingJobs(jobs).findIndex(({ request }) => request.name === run);
  return index === -1 ? null : index + 1;
}
