import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { FineTuneMode, NetworkName } from '../../../../shared/domain/fine-tune.ts';
import { RunState, type RunSummary } from '../../../../shared/domain/run.ts';
import type { RunsView } from './runs-view.ts';

type RunFiltersProps = {
  readonly runs: readonly RunSummary[];
  readonly view: RunsView;
  readonly onChange: (view: RunsView) => void;
};

/** Which runs are listed; each filter offers what there are runs of. */
export function RunFilters({ runs, view, onChange }: RunFiltersProps) {
  const networks = NetworkName.options.filter((one) =>
    runs.some(({ settings }) => settings.network === one),
  );
  const modes = FineTuneMode.options.filter((one) =>
    runs.some(({ settings }) => settings.mode === one),
  );
  const states = RunState.options.filter((one) => runs.some(({ state }) => state === one));
  const datasets = [...new Set(runs.map(({ dataset }) => dataset))].toSorted();
  return (
    <search className="runs-filter" aria-label="Filter runs">
      <TextInput
        aria-label="Find runs"
        placeholder="Find"
        leftSection={<IconSearch size={13} aria-hidden />}
        value={view.text}
        onChange={(event) => onChange({ ...view, text: event.currentTarget.value })}
      />
      <Filter
        name="Dataset"
        all="All datasets"
        options={datasets}
        value={view.dataset}
        onChange={(dataset) => onChange({ ...view, dataset })}
      />
      <Filter
        name="Network"
        all="All networks"
        options={networks}
        value={view.network}
        onChange={(network) => onChange({ ...view, network })}
      />
      <Filter
        name="Mode"
        all="Both modes"
        options={modes}
        value={view.mode}
        onChange={(mode) => onChange({ ...view, mode })}
      />
      <Filter
        name="State"
        all="All states"
        options={states}
        value={view.state}
        onChange={(state) => onChange({ ...view, state })}
      />
    </search>
  );
}

/** One of the values, or all: the first entry. */
function Filter<Value extends string>(props: {
  readonly name: string;
  readonly all: string;
  readonly options: readonly Value[];
  readonly value: Value | null;
  readonly onChange: (value: Value | null) => void;
}) {
  const { name, all, options, value, onChange } = props;
  const offered = value === null || options.includes(value) ? options : [...options, value];
  return (
    <Select
      aria-label={name}
      data={[{ value: '', label: all }, ...offered.map((one) => ({ value: one, label: one }))]}
      value={value ?? ''}
      comboboxProps={{ width: 180, position: 'bottom-start' }}
      onChange={(chosen) => onChange(offered.find((one) => one === chosen) ?? null)}
    />
  );
}
