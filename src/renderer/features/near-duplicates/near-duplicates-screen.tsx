import './near-duplicates.css';
import { Button, Skeleton } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useFunnel, useJobs, useStartJob } from '../../bridge/queries.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { countFigures } from './count-figures.ts';
import { isJobBusy } from './is-job-busy.ts';
import { MeasuredRecallPanel } from './measured-recall-panel.tsx';

/** What the search for near-duplicates found, and how well it finds. */
export function NearDuplicatesScreen() {
  const funnel = useFunnel();
  return (
    <Screen
      title="Near-duplicates"
      lead="Images that show the same picture, so that a dataset holds each once"
      actions={funnel.data !== undefined && <FindButton funnel={funnel.data} />}
    >
      {funnel.isError && <FailureAlert failure={failureText(funnel.error)} />}
      <div className="near-duplicates">
        <Panel title="Found">
          {funnel.data === undefined ? (
            <Skeleton height={48} />
          ) : (
            <div className="figures near-duplicates-counts">
              {countFigures(funnel.data).map(({ name, value }) => (
                <div key={name}>
                  <div className="figure-name">{name}</div>
                  <div className="figure-value">{value}</div>
                </div>
              ))}
            </div>
          )}
        </Panel>
        <MeasuredRecallPanel clean={funnel.data?.media.clean ?? 0} />
      </div>
    </Screen>
  );
}

function FindButton({ funnel }: { readonly funnel: Funnel }) {
  const start = useStartJob();
  const isBusy = isJobBusy(useJobs(), 'near-duplicates');
  return (
    <Button
      leftSection={<IconPlayerPlay size={14} />}
      disabled={isBusy || funnel.media.clean === 0}
      loading={start.isPending}
      onClick={() => start.mutate({ kind: 'near-duplicates' })}
    >
      {isBusy ? 'Searching…' : 'Find near-duplicates'}
    </Button>
  );
}
