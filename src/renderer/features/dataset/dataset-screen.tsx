import './dataset.css';
import { Skeleton } from '@mantine/core';
import { useFunnel, useSettings } from '../../bridge/queries.ts';
import { Screen } from '../../ui/screen.tsx';
import { BuildPanel } from './build-panel.tsx';
import { DatasetList } from './dataset-list.tsx';

/** Where the selection is moved and datasets are built. */
export function DatasetScreen() {
  const funnel = useFunnel().data;
  const settings = useSettings().data;
  return (
    <Screen title="Dataset" lead="Choose which weak labels to trust, and freeze a balanced dataset">
      <div className="columns columns-form">
        {funnel === undefined || settings === undefined ? (
          <Skeleton height={420} />
        ) : (
          <BuildPanel funnel={funnel} selection={settings.selection} />
        )}
        <DatasetList />
      </div>
    </Screen>
  );
}
