import './train.css';
import { Skeleton } from '@mantine/core';
import { useDatasets } from '../../bridge/queries.ts';
import { useAddress } from '../../stores-context.ts';
import { Screen } from '../../ui/screen.tsx';
import { ComparePage } from './compare/compare-page.tsx';
import { comparePlaceFromQuery } from './compare/compare-place.ts';
import { NewRunPanel } from './new-run/new-run-panel.tsx';
import { RunPage } from './run/run-page.tsx';
import { QueuePanel } from './runs/queue-panel.tsx';
import { RunList } from './runs/run-list.tsx';
import { TrainParts } from './train-parts.tsx';
import { WeightsPage } from './weights/weights-page.tsx';

/** Where networks are fine-tuned: the list of runs, one of them, some compared, or the weights that they start from. */
export function TrainScreen() {
  const { item, query } = useAddress();
  const datasets = useDatasets().data;
  if (item !== null) return <RunPage key={item} name={item} />;
  const compared = comparePlaceFromQuery(query);
  if (compared !== null) return <ComparePage place={compared} />;
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
          <NewRunPanel datasets={datasets} wanted={asked.get('dataset')} like={asked.get('like')} />
        )}
        <div className="stack">
          <QueuePanel />
          <RunList />
        </div>
      </div>
    </Screen>
  );
}
