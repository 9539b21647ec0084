import './train.css';
import { Skeleton } from '@mantine/core';
import { useDatasets } from '../../bridge/queries.ts';
import { useAddress } from '../../stores-context.ts';
import { Screen } from '../../ui/screen.tsx';
import { NewRunPanel } from './new-run-panel.tsx';
import { RunList } from './run-list.tsx';
import { RunPage } from './run-page.tsx';
import { TrainParts } from './train-parts.tsx';
import { WeightsPage } from './weights/weights-page.tsx';

/** Where networks are fine-tuned: the list of runs, one of them, or the weights that they start from. */
export function TrainScreen() {
  const { item, query } = useAddress();
  const datasets = useDatasets().data;
  if (item !== null) return <RunPage key={item} name={item} />;
  const asked = new URLSearchParams(query);
  if (asked.get('panel') === 'weights') return <WeightsPage />;
  return (
    <Screen
      title="Train"
      lead="Fine-tune a network on a dataset"
      actions={<TrainParts part="runs" />}
    >
      <div className="columns columns-form">
        {datasets === undefined ? (
          <Skeleton height={480} />
        ) : (
          <NewRunPanel datasets={datasets} wanted={asked.get('dataset')} />
        )}
        <RunList />
      </div>
    </Screen>
  );
}
