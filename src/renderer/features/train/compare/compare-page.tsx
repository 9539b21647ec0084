import { SegmentedControl, Skeleton, Switch } from '@mantine/core';
import { useState } from 'react';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { useRuns } from '../../../bridge/queries.ts';
import { addressHash } from '../../../stores/address.ts';
import { useNavigation } from '../../../stores-context.ts';
import { Note } from '../../../ui/note.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { countOf } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { CompareCharts } from './compare-charts.tsx';
import { type ComparePlace, compareQuery } from './compare-place.ts';
import { OutcomeTable, SettingTable } from './compare-tables.tsx';
import { RunLegend } from './run-legend.tsx';
import { runLook } from './run-look.ts';

/** Several runs side by side: what came of them, how they learnt, and what they were asked for. */
export function ComparePage({ place }: { readonly place: ComparePlace }) {
  const known = useRuns().data;
  const runs = place.runs.flatMap((name) => known?.find((run) => run.name === name) ?? []);
  const missing = place.runs.filter((name) => !runs.some((run) => run.name === name));
  return (
    <Screen
      title={`Compare ${countOf(place.runs.length, 'run')}`}
      lead={<a href={addressHash({ screen: 'train', item: null, query: '' })}>All runs</a>}
    >
      {known === undefined ? (
        <Skeleton height={480} />
      ) : (
        <div className="stack">
          {missing.length > 0 && (
            <Note tone="warn" title={`There is no run named ${missing.join(' or ')}`}>
              It was removed, or the address is wrong.
            </Note>
          )}
          {runs.length > 0 && <ComparedRuns runs={runs} place={place} />}
        </div>
      )}
    </Screen>
  );
}

function ComparedRuns(props: {
  readonly runs: readonly RunSummary[];
  readonly place: ComparePlace;
}) {
  const { runs, place } = props;
  const { replaceQuery } = useNavigation();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const change = (part: Partial<ComparePlace>): void =>
    replaceQuery(compareQuery({ ...place, ...part }));
  const looked = runs.map((run, index) => ({ run, look: runLook(index) }));
  const toggle = (name: string): void => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    setHidden(next);
  };
  const shown = looked.filter(({ run }) => !hidden.has(run.name));
  return (
    <>
      <Panel title="Outcome" flush>
        <OutcomeTable runs={looked} />
      </Panel>
      <Panel
        title="Learning"
        actions={
          <SegmentedControl
            aria-label="Curves over"
            data={[
              { value: 'epochs', label: 'By epoch' },
              { value: 'time', label: 'By time' },
            ]}
            value={place.over}
            onChange={(over) => change({ over })}
          />
        }
      >
        <div className="stack">
          <RunLegend runs={looked} hidden={hidden} onToggle={toggle} />
          {shown.length === 0 ? (
            <NothingHere title="All curves are hidden">
              Press a run’s name to see its curve.
            </NothingHere>
          ) : (
            <CompareCharts runs={shown} over={place.over} />
          )}
        </div>
      </Panel>
      <Panel
        title={place.showsAll ? 'All settings' : 'Settings that differ'}
        flush
        actions={
          <Switch
            label="All settings"
            labelPosition="left"
            checked={place.showsAll}
            onChange={(event) => change({ showsAll: event.currentTarget.checked })}
          />
        }
      >
        <SettingTable runs={looked} showsAll={place.showsAll} />
      </Panel>
    </>
  );
}
