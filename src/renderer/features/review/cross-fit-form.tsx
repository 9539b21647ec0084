import {
  Button,
  Group,
  Input,
  NumberInput,
  SegmentedControl,
  Select,
  TextInput,
} from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import {
  defaultFineTuneSettings,
  FineTuneMode,
  FineTuneSettings,
} from '../../../shared/domain/fine-tune.ts';
import { useDatasets, useStartJob } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { Note } from '../../ui/note.tsx';
import { countOf } from '../../ui/number-text.ts';
import { imagesIn } from '../../ui/split-table.tsx';

/** What each mode trains of the networks, in words of this screen. */
const TRAINED: Readonly<Record<FineTuneMode, string>> = {
  'FT-F': 'Last layers (fast)',
  'FT-A': 'All layers (many times slower)',
};

type CrossFitFormProps = { readonly taken: readonly string[]; readonly onDone: () => void };

/** The settings of a student that judges every image of a dataset without having seen it. */
export function CrossFitForm({ taken, onDone }: CrossFitFormProps) {
  const datasets = (useDatasets().data ?? []).toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const start = useStartJob();
  const [chosen, setChosen] = useState<string | null>(null);
  const [ownName, setOwnName] = useState<string | null>(null);
  const [folds, setFolds] = useState<number | string>(5);
  const [settings, setSettings] = useState(defaultFineTuneSettings('FT-F'));
  const dataset = chosen ?? datasets[0]?.name;
  const name = ownName ?? freeName('student', taken);
  const problem = nameProblem(name, taken);
  if (dataset === undefined) {
    return (
      <Note tone="info" title="There is no dataset to learn from">
        Build one on{' '}
        <a href={addressHash({ screen: 'dataset', item: null, query: '' })}>the Dataset screen</a>{' '}
        first.
      </Note>
    );
  }
  const isReady =
    problem === null && typeof folds === 'number' && FineTuneSettings.safeParse(settings).success;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate({ kind: 'cross-fit', name, dataset, folds, settings }, { onSuccess: onDone });
  };
  return (
    <form className="stack" onSubmit={submit} aria-label="New student">
      <Select
        label="Dataset"
        data={datasets.map((one) => ({
          value: one.name,
          label: `${one.name} (${countOf(imagesIn(one.counts), 'image')})`,
        }))}
        value={dataset}
        onChange={setChosen}
      />
      <Input.Wrapper
        label="What is trained"
        description="All layers: one whole network for each part, from the images themselves. It can be stopped at any time and goes on where it was."
      >
        <div>
          <SegmentedControl
            aria-label="What is trained"
            data={FineTuneMode.options.map((value) => ({ value, label: TRAINED[value] }))}
            value={settings.mode}
            onChange={(mode) => setSettings(defaultFineTuneSettings(FineTuneMode.parse(mode)))}
          />
        </div>
      </Input.Wrapper>
      <div className="three-fields">
        <NumberInput
          label="Parts"
          description="One network for each."
          min={2}
          max={20}
          allowDecimal={false}
          value={folds}
          onChange={setFolds}
        />
        <NumberInput
          label="Epochs"
          description="Passes over the images."
          min={1}
          max={1000}
          allowDecimal={false}
          value={settings.epochs}
          onChange={(epochs) =>
            typeof epochs === 'number' && setSettings((before) => ({ ...before, epochs }))
          }
        />
        <TextInput
          label="Student name"
          description="Its opinions go by it."
          value={name}
          error={problem}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
      </div>
      <Group gap="xs">
        <Button type="submit" disabled={!isReady} loading={start.isPending}>
          Train student
        </Button>
        <Button variant="default" onClick={onDone}>
          Not now
        </Button>
      </Group>
    </form>
  );
}
