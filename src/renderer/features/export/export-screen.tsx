import './export.css';
import { useCancelJob, useJobs } from '../../bridge/queries.ts';
import { jobsByInterest } from '../../ui/job-order.ts';
import { JobRow } from '../../ui/job-row.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { DatasetExportPanel } from './dataset-export-panel.tsx';
import { ExportedForms } from './exported-forms.tsx';
import { ModelExportPanel } from './model-export-panel.tsx';

/** Where models and datasets leave the workspace. */
export function ExportScreen() {
  return (
    <Screen title="Export" lead="Take models and datasets out of the workspace">
      <div className="stack">
        <div className="columns columns-two">
          <ModelExportPanel />
          <DatasetExportPanel />
        </div>
        <ExportedPanel />
      </div>
    </Screen>
  );
}

/** The exports of this session with the folders that they made. */
function ExportedPanel() {
  const cancel = useCancelJob();
  const jobs = useJobs().filter(
    ({ request }) => request.kind === 'export-model' || request.kind === 'export-dataset',
  );
  return (
    <Panel title="Exports of this session" flush>
      {jobs.length === 0 && (
        <NothingHere title="Nothing was exported yet">
          Exports are written below the folder exports of the workspace; the place is shown here.
        </NothingHere>
      )}
      {jobsByInterest(jobs).map((job) => (
        <ExportedRow key={job.jobId} job={job} onCancel={(jobId) => cancel.mutate({ jobId })} />
      ))}
    </Panel>
  );
}

function ExportedRow({ job, onCancel }: Parameters<typeof JobRow>[0]) {
  const { request, summary } = job;
  if (request.kind !== 'export-model' || summary === null) {
    return <JobRow job={job} onCancel={onCancel} />;
  }
  return (
    <>
      <JobRow job={{ ...job, summary: null }} onCancel={onCancel} />
      <ExportedForms formats={request.formats} summary={summary} />
    </>
  );
}
