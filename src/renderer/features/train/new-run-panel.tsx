import { Button, Group, Select, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { DatasetSummary } from '../../../shared/domain/dataset.ts';
import { defaultFineTuneSettings, FineTuneSettings } from '../../../shared/domain/fine-tune.ts';
import { useRuns, useStartJob } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { useNavigation } from '../../stores-context.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { countOf } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { imagesIn } from '../../ui/split-table.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { SettingsFields } from './settings-fields.tsx';

type NewRunPanelProps = {
  readonly datasets: readonly DatasetSummary[];
  /** The dataset chosen at first. */
  readonly wanted: string | null;
};

/** The settings of a new run. */
export function NewRunPanel({ datasets, wanted }: NewRunPanelProps) {
  const newest = datasets.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const [first] = newest;
  if (first === undefined) return <NoDataset />;
  const chosen = newest.find(({ name }) => name === wanted) ?? first;
  return <NewRunForm key={chosen.name} datasets={newest} first={chosen.name} />;
}

function NewRunForm(props: {
  readonly datasets: readonly DatasetSummary[];
  readonly first: string;
}) {
  const taken = (useRuns().data ?? []).map(({ name }) => name);
  const start = useStartJob();
  const { go } = useNavigation();
  const [dataset, setDataset] = useState(props.first);
  const [settings, setSettings] = useState(defaultFineTuneSettings('FT-F'));
  const [ownName, setOwnName] = useState<string | null>(null);
  const name = ownName ?? freeName(`${dataset}-${settings.mode.toLowerCase()}`, taken);
  const problem = nameProblem(name, taken);
  const isReady = problem === null && FineTuneSettings.safeParse(settings).success;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate(
      { kind: 'train', name, dataset, settings },
      { onSuccess: () => go({ screen: 'train', item: name }) },
    );
  };
  return (
    <Panel title="New run">
      <form className="stack" onSubmit={submit}>
        <Select
          label="Dataset"
          data={props.datasets.map((one) => ({
            value: one.name,
            label: `${one.name} (${countOf(imagesIn(one.counts), 'image')})`,
          }))}
          value={dataset}
          onChange={(value) => value !== null && setDataset(value)}
        />
        <ModeChoice
          mode={settings.mode}
          onChange={(mode) => setSettings(defaultFineTuneSettings(mode))}
        />
        <SettingsFields
          settings={settings}
          onChange={(change) => setSettings((before) => ({ ...before, ...change }))}
        />
        <TextInput
          label="Name"
          value={name}
          error={problem}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={!isReady} loading={start.isPending}>
            Start training
          </Button>
        </Group>
      </form>
    </Panel>
  );
}

function NoDataset() {
  return (
    <Panel title="New run">
      <NothingHere title="There is no dataset to train on">
        Build one on{' '}
        <a href={addressHash({ screen: 'dataset', item: null, query: '' })}>the Dataset screen</a>.
      </NothingHere>
    </Panel>
  );
}
