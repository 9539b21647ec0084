import { describe, expect, it } from 'vitest';
import {
  asItsJob,
  isResumable,
  newestJob,
  trainingJob,
} from '../../../../src/renderer/features/train/run-jobs.ts';
import {
  leftWaiting,
  placeInQueue,
  waitingJobs,
} from '../../../../src/renderer/features/train/runs/run-queue.ts';
import { RunState } from '../../../../src/shared/domain/run.ts';
import { aJob, aRun } from './a-run.ts';

describe('jobs of a run', () => {
  const jobs = [
    aJob('1', 'mine', 'cancelled'),
    aJob('2', null, 'running'),
    aJob('3', 'mine', 'queued'),
  ];

  it('finds the job that trains the run now, not one that ended', () => {
    expect(trainingJob(jobs, 'mine')?.jobId).toBe('3');
    expect(trainingJob(jobs, 'other')).toBeUndefined();
  });

  it('knows the newest one after it ended', () => {
    expect(
      newestJob([aJob('1', 'mine', 'failed'), aJob('2', 'mine', 'finished')], 'mine')?.jobId,
    ).toBe('2');
  });

  it('says what a run does before the run itself is told', () => {
    const run = aRun({ state: 'paused' });

    expect(asItsJob(run, jobs).state).toBe('queued');
    expect(asItsJob(run, [aJob('1', 'mine', 'running')]).state).toBe('running');
    expect(asItsJob(run, [aJob('1', 'mine', 'cancelled')])).toBe(run);
  });

  it('can resume what was stopped and does not wait', () => {
    expect(RunState.options.filter(isResumable)).toEqual([
      'paused',
      'interrupted',
      'cancelled',
      'failed',
    ]);
  });
});

describe('the queue', () => {
  const jobs = [
    aJob('1', 'first', 'running'),
    aJob('2', null, 'queued'),
    aJob('3', 'second', 'queued'),
    aJob('4', 'third', 'queued'),
    aJob('5', 'old', 'finished'),
  ];

  it('holds the runs that wait, in their order', () => {
    expect(waitingJobs(jobs).map(({ request }) => request.name)).toEqual(['second', 'third']);
    expect(['first', 'second', 'third'].map((run) => placeInQueue(jobs, run))).toEqual([
      null,
      1,
      2,
    ]);
  });

  it('finds the runs that were left waiting, the oldest first', () => {
    const runs = [
      aRun({ name: 'late', state: 'queued', createdAtMs: 9 }),
      aRun({ name: 'second', state: 'queued', createdAtMs: 5 }),
      aRun({ name: 'early', state: 'queued', createdAtMs: 1 }),
      aRun({ name: 'done' }),
    ];

    expect(leftWaiting(runs, jobs).map(({ name }) => name)).toEqual(['early', 'late']);
  });
});
