import { useCancelJob, useJobs } from '../../../bridge/queries.ts';
import { jobsByInterest } from '../../../ui/job-order.ts';
import { isActive, JobRow } from '../../../ui/job-row.tsx';
import { Panel } from '../../../ui/panel.tsx';

/** Evaluations and imports of benchmarks that go on or wait, and those that failed. */
export function EvaluationJobsPanel() {
  const cancel = useCancelJob();
  const jobs = useJobs().filter(
    (job) =>
      (job.request.kind === 'evaluate' || job.request.kind === 'import-benchmark') &&
      (isActive(job) || job.state === 'failed'),
  );
  if (jobs.length === 0) return null;
  return (
    <Panel title="Under way" flush>
      {jobsByInterest(jobs).map((job) => (
        <JobRow key={job.jobId} job={job} onCancel={(jobId) => cancel.mutate({ jobId })} />
      ))}
    </Panel>
  );
}
