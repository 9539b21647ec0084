import { useCancelJob, useJobs } from '../../bridge/queries.ts';
import { jobsByInterest } from '../../ui/job-order.ts';
import { JobRow } from '../../ui/job-row.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';

const SHOWN = 8;

/** The jobs of this session. */
export function JobsPanel() {
  const jobs = useJobs();
  const cancel = useCancelJob();
  return (
    <Panel title="Jobs of this session" flush>
      {jobs.length === 0 && (
        <NothingHere title="Nothing ran yet">
          Jobs run one after the other and can be stopped and repeated at any time.
        </NothingHere>
      )}
      {jobsByInterest(jobs)
        .slice(0, SHOWN)
        .map((job) => (
          <JobRow key={job.jobId} job={job} onCancel={(jobId) => cancel.mutate({ jobId })} />
        ))}
    </Panel>
  );
}
