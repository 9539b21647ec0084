import './jobs-tray.css';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { Job } from '../../../shared/domain/job.ts';
import { useCancelJob, useJobs } from '../../bridge/queries.ts';
import { jobsByInterest } from '../../ui/job-order.ts';
import { isActive, JobProgressBar, JobRow } from '../../ui/job-row.tsx';
import { jobTitle, progressText, summaryText } from '../../ui/job-text.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { useJobEndings } from './use-job-endings.ts';
import { useTitle } from './use-title.ts';

/** The bar at the foot of every screen: what runs now, and on demand all jobs of the session. */
export function JobsTray() {
  const jobs = useJobs();
  const cancel = useCancelJob();
  const [opened, { toggle }] = useDisclosure(false);
  useJobEndings();
  useTitle(jobs);
  if (jobs.length === 0) return null;
  const cancelJob = (jobId: string) => cancel.mutate({ jobId });
  return (
    <section className="tray" aria-label="Jobs">
      {opened && (
        <div className="tray-list">
          {jobsByInterest(jobs).map((job) => (
            <JobRow key={job.jobId} job={job} onCancel={cancelJob} />
          ))}
        </div>
      )}
      <div className="tray-bar">
        <TrayText jobs={jobs} onCancel={cancelJob} />
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          aria-expanded={opened}
          rightSection={opened ? <IconChevronDown size={14} /> : <IconChevronUp size={14} />}
          onClick={toggle}
        >
          {opened ? 'Hide jobs' : 'All jobs'}
        </Button>
      </div>
    </section>
  );
}

function TrayText(props: {
  readonly jobs: readonly Job[];
  readonly onCancel: (jobId: string) => void;
}) {
  const running = props.jobs.find(({ state }) => state === 'running');
  const active = props.jobs.filter(isActive).length;
  if (running === undefined) {
    return active === 0 ? (
      <LastJob jobs={props.jobs} />
    ) : (
      <span className="tray-text">{active} waiting</span>
    );
  }
  return (
    <>
      <strong>{jobTitle(running.request)}</strong>
      <div className="tray-progress">
        <JobProgressBar job={running} />
      </div>
      <span className="tray-text clip">
        {progressText(running.progress)}
        {active > 1 && ` · ${active - 1} waiting`}
      </span>
      <Button variant="default" size="compact-xs" onClick={() => props.onCancel(running.jobId)}>
        Cancel
      </Button>
    </>
  );
}

/** What came of the job that ended last. */
function LastJob({ jobs }: { readonly jobs: readonly Job[] }) {
  const last = jobs.at(-1);
  if (last === undefined) return null;
  return (
    <div className="tray-last" role="status">
      <strong>{jobTitle(last.request)}</strong>
      <StateMark state={last.state} />
      <span className="dim clip">{last.failure?.message ?? summaryText(last.summary)}</span>
    </div>
  );
}
