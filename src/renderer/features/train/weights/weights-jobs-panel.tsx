import { useCancelJob, useJobs } from '../../../bridge/queries.ts';
import { jobsByInterest } from '../../../ui/job-order.ts';
import { JobRow } from '../../../ui/job-row.tsx';
import { Panel } from '../../../ui/panel.tsx';

/** Imports and downloads of weights in this session. */
export function WeightsJobsPanel() {
  const cancel = useCancelJob();
  const jobs = useJobs().filter(
    ({ request }) => request.kind === 'import-weights' || request.kind === 'fetch-weights',
  );
  if (jobs.length === 0) return null;
  return (
    <Panel title="Imports and downloads of this session" flush>
      {jobsByInterest(jobs).map((job) => (
        <JobRow key={job.jobId} job={job} onCancel={(jobId) => cancel.mutate({ jobId })} />
      ))}
    </Panel>
  );
}
