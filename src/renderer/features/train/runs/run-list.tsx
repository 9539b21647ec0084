import { Button } from '@mantine/core';
import { useState } from 'react';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { useJobs, useRuns } from '../../../bridge/queries.ts';
import { useAddress, useNavigation } from '../../../stores-context.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { countOf } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { compareQuery } from '../compare/compare-place.ts';
import { asItsJob } from '../run-jobs.ts';
import { RunFilters } from './run-filters.tsx';
import { RunTable } from './run-table.tsx';
import { queryWithRunsView, type RunsView, runsViewFromQuery, viewedRuns } from './runs-view.ts';

/** The runs of the workspace, and the way to compare some of them. */
export function RunList() {
  const jobs = useJobs();
  const runs = useRuns().data?.map((run) => asItsJob(run, jobs));
  if (runs === undefined) return null;
  if (runs.length === 0) {
    return (
      <Panel title="Runs">
        <NothingHere title="No run yet">
          A run fine-tunes a network on a dataset. It can be paused and resumed at any time.
        </NothingHere>
      </Panel>
    );
  }
  return <ListedRuns runs={runs} />;
}

function ListedRuns({ runs }: { readonly runs: readonly RunSummary[] }) {
  const { query } = useAddress();
  const { go, replaceQuery } = useNavigation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const view = runsViewFromQuery(query);
  const shown = viewedRuns(runs, view);
  const compared = shown.filter(({ name }) => chosen.has(name)).map(({ name }) => name);
  const change = (next: RunsView): void => replaceQuery(queryWithRunsView(query, next));
  const toggle = (name: string): void => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
  };
  const compare = (): void =>
    go({
      screen: 'train',
      query: compareQuery({ runs: compared, over: 'epochs', showsAll: false }),
    });
  return (
    <Panel
      title="Runs"
      flush
      actions={
        <div className="runs-actions">
          <span className="dim" role="status">
            {shown.length === runs.length
              ? ''
              : `${shown.length} of ${countOf(runs.length, 'run')}`}
          </span>
          <Button
            variant="default"
            size="compact-xs"
            disabled={compared.length < 2}
            title="Choose two or more runs"
            onClick={compare}
          >
            {compared.length < 2 ? 'Compare' : `Compare ${compared.length} runs`}
          </Button>
        </div>
      }
    >
      <RunFilters runs={runs} view={view} onChange={change} />
      {shown.length === 0 ? (
        <NothingHere title="No run is like that">Change the filter to see others.</NothingHere>
      ) : (
        <RunTable runs={shown} view={view} onChange={change} chosen={chosen} onChoose={toggle} />
      )}
    </Panel>
  );
}
