import type { Job, JobProgress, JobRequest } from '../../shared/domain/job.ts';
import { Failure } from '../../shared/failure.ts';
import {
  type StageControl,
  type StageProgress,
  type StopCause,
  Stopped,
} from '../pipeline/stage-control.ts';

export type JobSummary = Readonly<Record<string, string | number>>;

/** Does the work of one job. */
export type JobRunner = (request: JobRequest, control: StageControl) => Promise<JobSummary>;

export type JobQueue = {
  /** Puts a job at the end of the queue, or answers the equal one that waits or runs already. Throws what `onAsked` throws. */
  readonly start: (request: JobRequest) => Job;
  /** Stops a job, or takes it out of the queue; an ended job is left as it is. */
  readonly cancel: (jobId: string) => void;
  /** As `cancel`, for a training that is to be gone on with. Throws Failure BAD_INPUT for other jobs. */
  readonly pause: (jobId: string) => void;
  readonly list: () => readonly Job[];
  /** Waits until a job has ended. */
  readonly ended: (jobId: string) => Promise<Job>;
  /** Stops all, and waits until nothing runs. */
  readonly close: () => Promise<void>;
};

type Entry = {
  job: Job;
  readonly abort: AbortController;
  readonly startedWaiting: PromiseWithResolvers<Job>;
  startedAtMs: number;
  firstDone: number | null;
};

/** Ended jobs that are kept for the interface to show. */
const KEPT_ENDED = 50;

/**
 * Runs jobs one after the other, in the order they came.
 *
 * One at a time, because a stage uses all cores by itself and reads what the stage before it wrote.
 */
export function createJobQueue(options: {
  readonly run: JobRunner;
  readonly nowMs: () => number;
  readonly onChange: () => void;
  /** Told of a job before it waits; what it throws refuses the job. */
  readonly onAsked?: (request: JobRequest) => void;
  /** Told of a job that is taken out of the queue. */
  readonly onWithdrawn?: (request: JobRequest, cause: StopCause) => void;
  /** Turns what a job threw into words; bugs are told as such. */
  readonly failureOf: (error: unknown) => Failure;
}): JobQueue {
  const entries: Entry[] = [];
  let nextId = 1;
  let running: Promise<void> | null = null;

  const change = (entry: Entry, changes: Partial<Job>): void => {
    entry.job = { ...entry.job, ...changes };
    options.onChange();
  };

  const end = (entry: Entry, changes: Partial<Job>): void => {
    change(entry, changes);
    entry.startedWaiting.resolve(entry.job);
    const ended = entries.filter((other) => isEnded(other.job));
    for (const old of ended.slice(0, Math.max(0, ended.length - KEPT_ENDED))) {
      entries.splice(entries.indexOf(old), 1);
    }
  };

  const runNext = async (): Promise<void> => {
    for (;;) {
      const entry = entries.find((other) => other.job.state === 'queued');
      if (entry === undefined) {
        // In the same turn as the look for work: a job that starts later finds nothing running.
        running = null;
        return;
      }
      entry.startedAtMs = options.nowMs();
      change(entry, { state: 'running' });
      try {
        const summary = await options.run(entry.job.request, {
          signal: entry.abort.signal,
          report: (progress) =>
            change(entry, { progress: timed(entry, progress, options.nowMs()) }),
        });
        end(entry, { state: 'finished', summary });
      } catch (error) {
        if (entry.abort.signal.aborted) end(entry, { state: 'cancelled' });
        else {
          const { kind, message, advice } = options.failureOf(error);
          end(entry, { state: 'failed', failure: { kind, message, advice } });
        }
      }
    }
  };

  const find = (jobId: string): Entry => {
    const entry = entries.find((other) => other.job.jobId === jobId);
    if (entry === undefined) {
      throw new Failure('NOT_FOUND', `There is no job ${jobId}`, 'Look at the list of jobs.');
    }
    return entry;
  };

  const stop = (entry: Entry, cause: StopCause): void => {
    if (isEnded(entry.job)) return;
    entry.abort.abort(new Stopped(cause));
    if (entry.job.state !== 'queued') return;
    options.onWithdrawn?.(entry.job.request, cause);
    end(entry, { state: 'cancelled' });
  };

  return {
    start: (request) => {
      const text = JSON.stringify(request);
      const equal = entries.find(
        (entry) =>
          !isEnded(entry.job) &&
          !entry.abort.signal.aborted &&
          JSON.stringify(entry.job.request) === text,
      );
      if (equal !== undefined) return equal.job;
      options.onAsked?.(request);
      const job: Job = {
        jobId: String(nextId),
        request,
        state: 'queued',
        progress: NO_PROGRESS,
        summary: null,
        failure: null,
      };
      nextId += 1;
      entries.push({
        job,
        abort: new AbortController(),
        startedWaiting: Promise.withResolvers(),
        startedAtMs: options.nowMs(),
        firstDone: null,
      });
      options.onChange();
      running ??= runNext();
      return job;
    },
    cancel: (jobId) => stop(find(jobId), 'cancelled'),
    pause: (jobId) => {
      const entry = find(jobId);
      if (entry.job.request.kind !== 'train') {
        throw new Failure('BAD_INPUT', 'Only trainings can be paused', 'Cancel this job instead.');
      }
      stop(entry, 'paused');
    },
    list: () => entries.map((entry) => entry.job),
    ended: (jobId) => find(jobId).startedWaiting.promise,
    close: async () => {
      for (const entry of [...entries]) stop(entry, 'closed');
      await running;
    },
  };
}

const NO_PROGRESS: JobProgress = {
  done: 0,
  total: null,
  unit: '',
  perSecond: null,
  secondsLeft: null,
  message: '',
};

function isEnded(job: Job): boolean {
  return job.state === 'finished' || job.state === 'cancelled' || job.state === 'failed';
}

/** Adds the rate since the job's first report and the time left at that rate. */
function timed(entry: Entry, progress: StageProgress, nowMs: number): JobProgress {
  if (entry.job.progress.unit !== progress.unit || entry.firstDone === null) {
    entry.firstDone = progress.done;
    entry.startedAtMs = nowMs;
  }
  const seconds = (nowMs - entry.startedAtMs) / 1000;
  const perSecond = seconds > 0 ? (progress.done - entry.firstDone) / seconds : null;
  const left = progress.total === null ? null : progress.total - progress.done;
  return {
    ...progress,
    perSecond,
    secondsLeft: left === null || perSecond === null || perSecond <= 0 ? null : left / perSecond,
  };
}
