import type { Job } from '../../shared/domain/job.ts';

/** Jobs as a person looks for them: the running one, those that wait in their order, then the newest of the ended. */
export function jobsByInterest(jobs: readonly Job[]): readonly Job[] {
  const running = jobs.filter(({ state }) => state === 'running');
  const queued = jobs.filter(({ state }) => state === 'queued');
  const ended = jobs.filter(({ state }) => state !== 'running' && state !== 'queued');
  return [...running, ...queued, ...ended.toReversed()];
}
