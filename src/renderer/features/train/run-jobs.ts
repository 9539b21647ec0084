import type { Job } from '../../../shared/domain/job.ts';
import type { RunState, RunSummary } from '../../../shared/domain/run.ts';

/** A job that trains a run, or waits to. */
export type TrainJob = Job & { readonly request: Extract<Job['request'], { kind: 'train' }> };

/** The job that trains a run or waits to; undefined when there is none. */
export function trainingJob(jobs: readonly Job[], run: string): TrainJob | undefined {
  return trainingJobs(jobs).find(({ request }) => request.name === run);
}

/** All jobs that train or wait to, in their order. */
export function trainingJobs(jobs: readonly Job[]): readonly TrainJob[] {
  return trainJobs(jobs).filter(({ state }) => state === 'running' || state === 'queued');
}

/** The newest job of a run in this session, over or not; undefined when there was none. */
export function newestJob(jobs: readonly Job[], run: string): TrainJob | undefined {
  return trainJobs(jobs).findLast(({ request }) => request.name === run);
}

/** A run in the state of the job that trains it or waits to; the run itself is told of that a little later. */
export function asItsJob(run: RunSummary, jobs: readonly Job[]): RunSummary {
  const state = trainingJob(jobs, run.name)?.state;
  return state === 'running' || state === 'queued' ? { ...run, state } : run;
}

/** Whether a run that was stopped in this state can go on from where it was. */
export function isResumable(state: RunState): boolean {
  return (
    state === 'paused' || state === 'interrupted' || state === 'cancelled' || state === 'failed'
  );
}

/** The request that begins a run as it was asked for, or goes on with it. */
export function trainRequest({ name, dataset, settings }: RunSummary): TrainJob['request'] {
  return { kind: 'train', name, dataset, settings };
}

function trainJobs(jobs: readonly Job[]): readonly TrainJob[] {
  return jobs.flatMap((job) =>
    job.request.kind === 'train' ? [{ ...job, request: job.request }] : [],
  );
}
