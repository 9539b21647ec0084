import { Button, Progress } from '@mantine/core';
import type { Job } from '../../shared/domain/job.ts';
import {
  asSentence,
  jobTitle,
  progressPercent,
  progressText,
  summaryName,
  summaryValue,
} from './job-text.ts';
import { StateMark } from './state-mark.tsx';

type JobRowProps = { readonly job: Job; readonly onCancel: (jobId: string) => void };

/** One job: what it does, how far it is, what came of it. */
export function JobRow({ job, onCancel }: JobRowProps) {
  const title = jobTitle(job.request);
  return (
    <article className="job" aria-label={title}>
      <div className="job-head">
        <span className="job-title clip">{title}</span>
        <span className="job-state">
          <StateMark state={job.state} />
        </span>
      </div>
      {isActive(job) ? (
        <Button variant="default" size="compact-xs" onClick={() => onCancel(job.jobId)}>
          Cancel
        </Button>
      ) : (
        <span />
      )}
      {job.state === 'running' && <RunningJob job={job} />}
      {job.failure !== null && (
        <div className="job-wide">
          <b>{asSentence(job.failure.message)}</b> <span className="dim">{job.failure.advice}</span>
        </div>
      )}
      {job.summary !== null && (
        <div className="job-wide job-summary">
          {Object.entries(job.summary).map(([key, value]) => (
            <span key={key}>
              {summaryName(key)} <b>{summaryValue(value)}</b>
            </span>
          ))}
        </div>
      )}
    </article>
  );
}

export function isActive(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running';
}

function RunningJob({ job }: { readonly job: Job }) {
  return (
    <div className="job-wide">
      <JobProgressBar job={job} />
      <div className="job-summary">
        <span>{progressText(job.progress)}</span>
        <span className="clip">{job.progress.message}</span>
      </div>
    </div>
  );
}

/** The bar of a job; striped from end to end while its length is not known. */
export function JobProgressBar({ job }: { readonly job: Job }) {
  const percent = progressPercent(job);
  return (
    <Progress.Root size={6} my={4}>
      <Progress.Section
        value={percent ?? 100}
        animated={percent === null}
        aria-label={`Progress of ${jobTitle(job.request)}`}
        aria-valuetext={progressText(job.progress)}
      />
    </Progress.Root>
  );
}
