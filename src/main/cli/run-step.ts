import type { JobRequest } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import type { JobSummary } from '../app/job-queue.ts';
import type { Studio } from '../app/studio.ts';
import type { Output } from './output.ts';
import { runCommand } from './run-command.ts';

/**
 * Runs a job that is one of several, and tells in a line what it came to.
 *
 * @throws Failure that the job ended with, BAD_INPUT when it was stopped.
 */
export async function runStep(
  studio: Studio,
  request: JobRequest,
  output: Output,
): Promise<JobSummary> {
  const beganMs = performance.now();
  const place = { jobs: studio.requireSession().jobs, changes: studio.changes };
  const job = await runCommand(place, request, output);
  if (job.failure !== null) {
    throw new Failure(job.failure.kind, job.failure.message, job.failure.advice);
  }
  if (job.state === 'cancelled') {
    throw new Failure('BAD_INPUT', 'It was stopped', 'Run the same again to go on with it.');
  }
  const summary = job.summary ?? {};
  const seconds = ((performance.now() - beganMs) / 1000).toFixed(1);
  const figures = Object.entries(summary)
    .filter(([name]) => name !== 'hash' && name !== 'folder')
    .map(([name, value]) => `${name} ${typeof value === 'number' ? rounded(value) : value}`);
  output.note(`${request.kind.padEnd(16)} ${seconds.padStart(6)} s  ${figures.join(', ')}`);
  return summary;
}

function rounded(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
