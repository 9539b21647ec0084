import { describe, expect, it } from 'vitest';
import { endedJobs, jobsMoved } from '../../../../src/renderer/features/jobs-tray/ended-jobs.ts';
import type { Job, JobState } from '../../../../src/shared/domain/job.ts';

function jobs(...states: readonly JobState[]): readonly Job[] {
  return states.map((state, index) => ({
    jobId: `${index}`,
    request: { kind: 'label' },
    state,
    progress: {
      done: 0,
      total: null,
      unit: 'posts',
      perSecond: null,
      secondsLeft: null,
      message: '',
    },
    summary: null,
    failure: null,
  }));
}

describe('endedJobs', () => {
  it('finds jobs that ended since, also those that were not seen before', () => {
    const ended = endedJobs(
      jobs('running', 'finished'),
      jobs('failed', 'finished', 'finished', 'queued'),
    );

    expect(ended.map(({ jobId }) => jobId)).toEqual(['0', '2']);
  });

  it('tells nothing about jobs that were over when one began to look', () => {
    expect(endedJobs(null, jobs('finished', 'failed'))).toEqual([]);
  });
});

describe('jobsMoved', () => {
  it('sees a job begin, end or come, and nothing in mere progress', () => {
    expect(jobsMoved(null, jobs('running'))).toBe(false);
    expect(jobsMoved(jobs('queued'), jobs('running'))).toBe(true);
    expect(jobsMoved(jobs('running'), jobs('running', 'queued'))).toBe(true);
    expect(jobsMoved(jobs('running', 'finished'), jobs('running', 'finished'))).toBe(false);
  });
});
