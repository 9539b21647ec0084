import type { Job, JobRequest } from '../../shared/domain/job.ts';
import type { JobPlace } from '../app/jobs-without-workspace.ts';
import type { Output } from './output.ts';

/**
 * Runs one job to its end and shows its progress.
 *
 * An interrupt (Ctrl+C) cancels it; what was finished stays. Returns the ended job.
 */
export async function runCommand(
  place: JobPlace,
  request: JobRequest,
  output: Output,
): Promise<Job> {
  const { jobs } = place;
  const { jobId } = jobs.start(request);
  const cancel = (): void => jobs.cancel(jobId);
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  const view = output.progress();
  const watching = new AbortController();
  const watch = watchJob(place, jobId, view.show, watching.signal);
  const ended = await jobs.ended(jobId);
  watching.abort();
  await watch;
  view.end();
  process.off('SIGINT', cancel);
  process.off('SIGTERM', cancel);
  return ended;
}

async function watchJob(
  { jobs, changes }: JobPlace,
  jobId: string,
  show: (job: Job) => void,
  signal: AbortSignal,
): Promise<void> {
  for await (const _ of changes.follow(200, signal)) {
    const job = jobs.list().find((other) => other.jobId === jobId);
    if (job?.state === 'running' && !signal.aborted) show(job);
  }
}
