import { Skeleton } from '@mantine/core';
import { failureText } from '../../../bridge/failure-text.ts';
import { useWeightsCatalogue } from '../../../bridge/training-queries.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PublishedWeights } from './published-weights.tsx';

/** What somebody published, each with its licence and a button that brings it in. */
export function PublishedWeightsPanel({ taken }: { readonly taken: readonly string[] }) {
  const catalogue = useWeightsCatalogue();
  return (
    <Panel title="Published weights" flush>
      {catalogue.isError && <FailureAlert failure={failureText(catalogue.error)} />}
      {catalogue.isPending && <Skeleton height={240} />}
      <ul className="published">
        {catalogue.data?.map((entry) => (
          <PublishedWeights
            key={entry.name}
            entry={entry}
            isImported={taken.includes(entry.name)}
          />
        ))}
      </ul>
    </Panel>
  );
}
