import { describe, expect, it } from 'vitest';
import { createJobQueue, type JobRunner } from '../../../src/main/app/job-queue.ts';
import { stopCause } from '../../../src/main/pipeline/stage-control.ts';
import { defaultFineTuneSettings } from '../../../src/shared/domain/fine-tune.ts';
import { Failure } from '../../../src/shared/failure.ts';

const TRAIN = {
  kind: 'train',
  ...{ name: 'r', dataset: 'd', settings: defaultFineTuneSettings('FT-F') },
} as const;

function queueOf(run: JobRunner) {
  let now = 0;
  const changes: number[] = [];
  const asked: string[] = [];
  const withdrawn: string[] = [];
  const queue = createJobQueue({
    run,
    nowMs: () => {
      now += 1000;
      return now;
    },
    onChange: () => changes.push(now),
    onAsked: ({ kind }) => {
      if (kind === 'check-sensitive') throw new Failure('CONFLICT', 'not now', 'later');
      asked.push(kind);
    },
    onWithdrawn: ({ kind }, cause) => withdrawn.push(`${kind} ${cause}`),
    failureOf: (error) =>
      error instanceof Failure ? error : new Failure('BUG', String(error), 'advice'),
  });
  return { queue, changes, asked, withdrawn };
}

const untilAborted: JobRunner = (_request, { signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('the job queue', () => {
  it('runs one job at a time, in the order they came', async () => {
    const events: string[] = [];
    const { queue } = queueOf(async ({ kind }) => {
      events.push(`${kind} begins`);
      await Promise.resolve();
      events.push(`${kind} ends`);
      return {};
    });

    queue.start({ kind: 'clean' });
    const { jobId } = queue.start({ kind: 'label' });
    await queue.ended(jobId);

    expect(events).toEqual(['clean begins', 'clean ends', 'label begins', 'label ends']);
  });

  it('answers an equal request with the job that runs or waits already', () => {
    const { queue } = queueOf(untilAborted);

    const first = queue.start({ kind: 'clean' });

    expect(queue.start({ kind: 'clean' }).jobId).toBe(first.jobId);
    expect(queue.start({ kind: 'label' }).jobId).not.toBe(first.jobId);
  });

  it('reports rate and time left', async () => {
    const { queue } = queueOf(async (_request, { report }) => {
      report({ done: 0, total: 100, unit: 'images', message: '' });
      report({ done: 10, total: 100, unit: 'images', message: 'half' });
      return { images: 10 };
    });

    const ended = await queue.ended(queue.start({ kind: 'clean' }).jobId);

    expect(ended).toMatchObject({ state: 'finished', summary: { images: 10 } });
    expect(ended.progress).toMatchObject({ done: 10, perSecond: 10, secondsLeft: 9 });
  });

  it('cancels a running job and one that waits, and goes on with the next', async () => {
    const { queue } = queueOf((request, control) =>
      request.kind === 'clean' ? untilAborted(request, control) : Promise.resolve({}),
    );
    const running = queue.start({ kind: 'clean' });
    const waiting = queue.start({ kind: 'label' });
    const next = queue.start({ kind: 'fetch', retryUnreachable: false });

    queue.cancel(waiting.jobId);
    queue.cancel(running.jobId);

    expect((await queue.ended(running.jobId)).state).toBe('cancelled');
    expect((await queue.ended(waiting.jobId)).state).toBe('cancelled');
    expect((await queue.ended(next.jobId)).state).toBe('finished');
  });

  it('tells a failure with its advice, and runs on', async () => {
    const { queue } = queueOf(async ({ kind }) => {
      if (kind === 'clean')
        throw new Failure('STORAGE_FULL', 'the disk is full', 'free some space');
      return {};
    });

    const failed = await queue.ended(queue.start({ kind: 'clean' }).jobId);
    const next = await queue.ended(queue.start({ kind: 'label' }).jobId);

    expect(failed).toMatchObject({
      state: 'failed',
      failure: { kind: 'STORAGE_FULL', message: 'the disk is full', advice: 'free some space' },
    });
    expect(next.state).toBe('finished');
  });

  it('stops everything when it is closed', async () => {
    const { queue } = queueOf(untilAborted);
    queue.start({ kind: 'clean' });
    queue.start({ kind: 'label' });

    await queue.close();

    expect(queue.list().map((job) => job.state)).toEqual(['cancelled', 'cancelled']);
  });

  it('tells of a job before it waits, once, and takes what is thrown then for a refusal', () => {
    const { queue, asked } = queueOf(untilAborted);

    queue.start({ kind: 'clean' });
    queue.start({ kind: 'clean' });

    expect(() => queue.start({ kind: 'check-sensitive' })).toThrow('not now');
    expect(asked).toEqual(['clean']);
    expect(queue.list()).toHaveLength(1);
  });

  it('says why a job was stopped: to the one that runs, and of those that waited', async () => {
    const causes: string[] = [];
    const { queue, withdrawn } = queueOf(async (request, control) => {
      await untilAborted(request, control).catch(() => causes.push(stopCause(control.signal)));
      throw new Error('stopped');
    });
    const { jobId } = queue.start(TRAIN);
    const waiting = queue.start({ ...TRAIN, name: 'second' });
    queue.start({ kind: 'clean' });
    queue.start({ kind: 'label' });

    queue.pause(waiting.jobId);
    queue.pause(jobId);
    await queue.ended(jobId);
    await queue.close();

    expect(causes).toEqual(['paused', 'closed']);
    expect(withdrawn).toEqual(['train paused', 'label closed']);
  });

  it('pauses trainings only', () => {
    const { queue } = queueOf(untilAborted);
    const { jobId } = queue.start({ kind: 'clean' });

    expect(() => queue.pause(jobId)).toThrow('Only trainings can be paused');
  });

  it('lets a job that is being stopped be asked for again', () => {
    const { queue } = queueOf(untilAborted);
    const { jobId } = queue.start({ kind: 'clean' });

    queue.cancel(jobId);

    expect(queue.start({ kind: 'clean' }).jobId).not.toBe(jobId);
  });

  it('refuses to cancel a job that it does not know', () => {
    const { queue } = queueOf(untilAborted);

    expect(() => queue.cancel('7')).toThrow('There is no job 7');
  });
});
