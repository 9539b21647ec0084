import type { Job, JobRequest } from '../../shared/domain/job.ts';
import type { Studio } from '../app/studio.ts';
import type { Output } from './output.ts';

/**
 * Runs one job to its end and shows its progress.
 *
 * An interrupt (Ctrl+C) cancels it; what was finished stays. Returns the ended job.
 */
export async function runCommand(
  studio: Studio,
  request: JobRequest,
  output: Output,
): Promise<Job> {
  const { jobs } = studio.requireSession();
  const { jobId } = jobs.start(request);
  const cancel = (): void => jobs.cancel(jobId);
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  const view = output.progress();
  const watching = new AbortController();
  const watch = watchJob(studio, jobId, view.show, watching.signal);
  const ended = await jobs.ended(jobId);
  watching.abort();
  await watch;
  view.end();
  process.off('SIGINT', cancel);
  process.off('SIGTERM', cancel);
  return ended;
}

async function watchJob(
  studio: Studio,
  jobId: string,
  show: (job: Job) => void,
  signal: AbortSignal,
): Promise<void> {
  for await (const _ of studio.changes.follow(200, signal)) {
    const job = studio
      .session()
      ?.jobs.list()
      .find((other) => other.jobId === jobId);
    if (job?.state === 'running' && !signal.aborted) show(job);
  }
}
