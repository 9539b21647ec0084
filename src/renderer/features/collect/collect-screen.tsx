import { useCancelJob, useFunnel, useJobs } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { Facts } from '../../ui/facts.tsx';
import { jobsByInterest } from '../../ui/job-order.ts';
import { JobRow } from '../../ui/job-row.tsx';
import { countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { CrawlPanel } from './crawl-panel.tsx';
import { ImportPanel } from './import-panel.tsx';

/** Where posts and the addresses of their images come in. */
export function CollectScreen() {
  return (
    <Screen title="Collect" lead="Bring in posts that carry images">
      <div className="stack">
        <div className="columns columns-two">
          <ImportPanel />
          <CrawlPanel />
        </div>
        <div className="columns columns-two">
          <CollectedPanel />
          <CollectJobsPanel />
        </div>
      </div>
    </Screen>
  );
}

function CollectedPanel() {
  const funnel = useFunnel().data;
  if (funnel === undefined) return null;
  return (
    <Panel title="Collected so far">
      <Facts
        facts={[
          ['Records read', countText(funnel.records)],
          ['Posts kept', countText(funnel.posts)],
          ['Images attached', countText(funnel.attachments.total)],
          [
            'Next',
            <a key="next" href={addressHash({ screen: 'overview', item: null, query: '' })}>
              Fetch, clean and label them on the Overview
            </a>,
          ],
        ]}
      />
    </Panel>
  );
}

function CollectJobsPanel() {
  const cancel = useCancelJob();
  const jobs = useJobs().filter(
    ({ request }) => request.kind === 'import' || request.kind === 'crawl',
  );
  if (jobs.length === 0) return null;
  return (
    <Panel title="Imports and crawls of this session" flush>
      {jobsByInterest(jobs).map((job) => (
        <JobRow key={job.jobId} job={job} onCancel={(jobId) => cancel.mutate({ jobId })} />
      ))}
    </Panel>
  );
}
