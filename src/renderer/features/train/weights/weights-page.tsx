import './weights.css';
import { Skeleton } from '@mantine/core';
import { failureText } from '../../../bridge/failure-text.ts';
import { useImportedWeights } from '../../../bridge/queries.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { TrainParts } from '../train-parts.tsx';
import { ImportWeightsPanel } from './import-weights-panel.tsx';
import { ImportedWeightsPanel } from './imported-weights-panel.tsx';
import { PublishedWeightsPanel } from './published-weights-panel.tsx';
import { WeightsJobsPanel } from './weights-jobs-panel.tsx';

/** Weights that networks start from: those that are here, and how to get more. */
export function WeightsPage() {
  const imported = useImportedWeights();
  const taken = (imported.data ?? []).map(({ name }) => name);
  return (
    <Screen
      title="Train"
      lead="Weights that networks start from"
      actions={<TrainParts part="weights" />}
    >
      <div className="stack">
        {imported.isError && <FailureAlert failure={failureText(imported.error)} />}
        {imported.isPending && <Skeleton height={120} />}
        {imported.data !== undefined && <ImportedWeightsPanel weights={imported.data} />}
        <WeightsJobsPanel />
        <div className="columns columns-form">
          <ImportWeightsPanel taken={taken} />
          <PublishedWeightsPanel taken={taken} />
        </div>
      </div>
    </Screen>
  );
}
