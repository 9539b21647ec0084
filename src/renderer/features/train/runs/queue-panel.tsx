import { Button } from '@mantine/core';
import { useCancelJob, useJobs, useRuns, useStartJobs } from '../../../bridge/queries.ts';
import { addressHash } from '../../../stores/address.ts';
import { jobTitle } from '../../../ui/job-text.ts';
import { countOf } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { type TrainJob, trainRequest } from '../run-jobs.ts';
import { leftWaiting, waitingJobs } from './run-queue.ts';

/** The runs that wait for their turn, and those that were left waiting when the program ended. */
export function QueuePanel() {
  const jobs = useJobs();
  const left = leftWaiting(useRuns().data ?? [], jobs);
  const waiting = waitingJobs(jobs);
  const start = useStartJobs();
  if (waiting.length === 0 && left.length === 0) return null;
  const running = jobs.find(({ state }) => state === 'running');
  return (
    <Panel
      title="Queue"
      flush
      actions={
        left.length > 0 && (
          <Button
            size="compact-xs"
            loading={start.isPending}
            onClick={() => start.mutate(left.map(trainRequest))}
          >
            {left.length === 1 ? 'Start the waiting run' : `Start ${left.length} waiting runs`}
          </Button>
        )
      }
    >
      {waiting.length > 0 && (
        <>
          <p className="plain queue-lead dim">
            {running === undefined
              ? `${countOf(waiting.length, 'run')} will be trained next.`
              : `${countOf(waiting.length, 'run')} after “${jobTitle(running.request)}”.`}
          </p>
          <ol className="queue" aria-label="Waiting runs">
            {waiting.map((job, index) => (
              <WaitingJob key={job.jobId} job={job} place={index + 1} />
            ))}
          </ol>
        </>
      )}
      {left.length > 0 && (
        <p className="plain queue-lead dim">
          Left waiting when the program ended{left.length > 1 && ', in this order'}:{' '}
          {left.map(({ name }, index) => (
            <span key={name}>
              {index > 0 && ', '}
              <a href={addressHash({ screen: 'train', item: name, query: '' })}>{name}</a>
            </span>
          ))}
        </p>
      )}
    </Panel>
  );
}

function WaitingJob({ job, place }: { readonly job: TrainJob; readonly place: number }) {
  const cancel = useCancelJob();
  const { name, settings, dataset } = job.request;
  return (
    <li>
      <span className="queue-place" aria-hidden>
        {place}
      </span>
      <a href={addressHash({ screen: 'train', item: name, query: '' })}>{name}</a>
      <span className="dim clip">
        {settings.network} {settings.mode} on {dataset}, {countOf(settings.epochs, 'epoch')}
      </span>
      <Button
        variant="default"
        size="compact-xs"
        aria-label={`Take out ${name}`}
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ jobId: job.jobId })}
      >
        Take out
      </Button>
    </li>
  );
}
