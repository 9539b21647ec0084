import { Button } from '@mantine/core';
import type { CatalogueEntry } from '../../../../shared/domain/weights-catalogue.ts';
import { useJobs, useStartJob } from '../../../bridge/queries.ts';
import { isActive, JobProgressBar } from '../../../ui/job-row.tsx';
import { progressText } from '../../../ui/job-text.ts';
import { downloadText, FORM_NAMES, isFetchable } from './weights-words.ts';

type PublishedWeightsProps = {
  readonly entry: CatalogueEntry;
  readonly isImported: boolean;
};

/** Published weights: what they are, what one may do with them, and the way to get them. */
export function PublishedWeights({ entry, isImported }: PublishedWeightsProps) {
  const { name, title, network, form, licence, terms, citation, page, files } = entry;
  const start = useStartJob();
  const job = useJobs().find(
    (one) => one.request.kind === 'fetch-weights' && one.request.name === name && isActive(one),
  );
  const facts = [network, FORM_NAMES[form], downloadText(entry), `licence: ${licence}`];
  return (
    <li className="published-one">
      <div className="published-what">
        <strong>{title}</strong>
        <span className="dim">{facts.join(' · ')}</span>
        {terms !== null && <span className="dim">{terms}</span>}
        <details>
          <summary>Citation and files</summary>
          <p className="plain">{citation}</p>
          {[page, ...files.map((file) => file.addresses[0] ?? file.name)].map((address) => (
            <p key={address} className="plain mono break-anywhere">
              {address}
            </p>
          ))}
        </details>
        {job?.state === 'running' && (
          <div>
            <JobProgressBar job={job} />
            <span className="dim">{progressText(job.progress)}</span>
          </div>
        )}
      </div>
      {isImported ? (
        <span className="dim">Imported</span>
      ) : isFetchable(entry) ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Fetch ${title}`}
          loading={start.isPending}
          disabled={job !== undefined}
          onClick={() => start.mutate({ kind: 'fetch-weights', name })}
        >
          {job === undefined ? 'Fetch' : job.state === 'queued' ? 'Waits' : 'Fetching…'}
        </Button>
      ) : (
        <span className="dim">Log in at the page, then import</span>
      )}
    </li>
  );
}
