import { useState } from 'react';
import type { DatasetSummary } from '../../../shared/domain/dataset.ts';
import { useDatasetSources } from '../../bridge/dataset-queries.ts';
import { countOf } from '../../ui/number-text.ts';

const FINGERPRINT_SHOWN = 16;

/** What the workspace had read when the dataset was frozen; each import on request. */
export function SourceList({ dataset }: { readonly dataset: DatasetSummary }) {
  const { name, sources } = dataset;
  const [isOpen, setOpen] = useState(false);
  const imports = useDatasetSources(name, isOpen).data ?? [];
  if (sources === undefined) return 'not kept';
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {countOf(sources.posts, 'post')} of {countOf(sources.records, 'record')}
      </summary>
      <ul className="source-list">
        {imports.map(({ kind, locator, fingerprint, records, posts }) => (
          <li key={fingerprint}>
            {kind} {locator}: {countOf(posts, 'post')} of {countOf(records, 'record')},{' '}
            <span className="mono" title={fingerprint}>
              {fingerprint.slice(0, FINGERPRINT_SHOWN)}…
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
