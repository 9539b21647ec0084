import { useCancelJob, useJobs } from '../../bridge/queries.ts';
import { jobsByInterest } from '../../ui/job-order.ts';
import { JobRow } from '../../ui/job-row.tsx';
import { Panel } from '../../ui/panel.tsx';

/** The files that were written in this session; nothing where there are none. */
export function PredictionJobs() {
  const cancel = useCancelJob();
  const jobs = useJobs().filter(({ request }) => request.kind === 'predict');
  if (jobs.length === 0) return null;
  return (
    <Panel title="Files of this session" flush>
      {jobsByInterest(jobs).map((job) => (
        <JobRow key={job.jobId} job={job} onCancel={(jobId) => cancel.mutate({ jobId })} />
      ))}
    </Panel>
  );
}
