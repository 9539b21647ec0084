import './new-run.css';
import { Button, Select, Skeleton } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { DatasetSummary } from '../../../../shared/domain/dataset.ts';
import type { NetworkWeightsSummary } from '../../../../shared/domain/network-weights.ts';
import type { RunSummary } from '../../../../shared/domain/run.ts';
import { useImportedWeights, useJobs, useRuns, useStartJob } from '../../../bridge/queries.ts';
import { useDevices } from '../../../bridge/training-queries.ts';
import { addressHash } from '../../../stores/address.ts';
import { useNavigation } from '../../../stores-context.ts';
import { nameProblem } from '../../../ui/name-problem.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { countOf } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { imagesIn, imagesOfSplit } from '../../../ui/split-table.tsx';
import { DeviceLine } from '../devices/device-line.tsx';
import { EstimateLine } from './estimate-line.tsx';
import { fieldProblems } from './field-problems.ts';
import { ModeChoice } from './mode-choice.tsx';
import { PaperFour } from './paper-four-dialog.tsx';
import { draftLike, firstDraft, type RunDraft, withMode } from './run-draft.ts';
import { runName, takenRunNames } from './run-names.ts';
import { RunSettings } from './run-settings.tsx';
import { runSentence } from './run-words.ts';

type NewRunPanelProps = {
  readonly datasets: readonly DatasetSummary[];
  /** The dataset chosen at first. */
  readonly wanted: string | null;
  /** A run whose settings it begins with. */
  readonly like: string | null;
};

/** A new run, ready to start. */
export function NewRunPanel({ datasets, wanted, like }: NewRunPanelProps) {
  const imported = useImportedWeights();
  const runs = useRuns();
  const newest = datasets.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  const [first] = newest;
  if (first === undefined) return <NoDataset />;
  if (imported.isPending || runs.isPending) return <Skeleton height={420} />;
  const weights = imported.data ?? [];
  const model = runs.data?.find(({ name }) => name === like);
  const isThere = newest.some(({ name }) => name === model?.dataset);
  const start =
    model !== undefined && isThere
      ? draftLike(model, weights)
      : firstDraft((newest.find(({ name }) => name === wanted) ?? first).name, weights);
  return (
    <NewRunForm
      key={`${start.dataset} ${model?.name ?? ''}`}
      datasets={newest}
      first={start}
      imported={weights}
      runs={runs.data ?? []}
    />
  );
}

function NewRunForm(props: {
  readonly datasets: readonly DatasetSummary[];
  readonly first: RunDraft;
  readonly imported: readonly NetworkWeightsSummary[];
  readonly runs: readonly RunSummary[];
}) {
  const { datasets, imported } = props;
  const taken = takenRunNames(props.runs, useJobs());
  const start = useStartJob();
  const { go } = useNavigation();
  const used = useDevices().data?.used;
  const [draft, setDraft] = useState(props.first);
  const [ownName, setOwnName] = useState<string | null>(null);
  const { settings } = draft;
  const dataset = datasets.find(({ name }) => name === draft.dataset) ?? datasets[0];
  if (dataset === undefined) return null;
  const name = ownName ?? runName(dataset.name, settings, taken);
  const problems = fieldProblems(settings);
  const wrongName = nameProblem(name, taken);
  const isReady = wrongName === null && problems.size === 0;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate(
      { kind: 'train', name, dataset: dataset.name, settings },
      { onSuccess: () => go({ screen: 'train', item: name }) },
    );
  };
  return (
    <Panel
      title="New run"
      actions={<PaperFour dataset={dataset.name} imported={imported} taken={taken} />}
    >
      <form className="stack" onSubmit={submit} noValidate>
        <div className="run-summary">
          <p className="run-sentence">
            {runSentence(
              settings,
              { name: dataset.name, trainingImages: imagesOfSplit(dataset.counts.train) },
              used === undefined ? null : used === 'cpu' ? 'cpu' : 'gpu',
            )}
          </p>
          <EstimateLine dataset={dataset.name} settings={problems.size === 0 ? settings : null} />
          <Button type="submit" size="md" fullWidth disabled={!isReady} loading={start.isPending}>
            Fine-tune
          </Button>
          {!isReady && (
            <p className="run-problem" role="alert">
              {wrongName === null
                ? 'Some settings cannot be used; see below.'
                : `Name: ${wrongName}`}
            </p>
          )}
        </div>
        <Select
          label="Dataset"
          data={datasets.map((one) => ({
            value: one.name,
            label: `${one.name} (${countOf(imagesIn(one.counts), 'image')})`,
          }))}
          value={dataset.name}
          onChange={(value) => value !== null && setDraft({ ...draft, dataset: value })}
        />
        <ModeChoice mode={settings.mode} onChange={(mode) => setDraft(withMode(draft, mode))} />
        <DeviceLine />
        <RunSettings
          draft={draft}
          dataset={dataset}
          imported={imported}
          problems={problems}
          onDraft={setDraft}
          name={name}
          nameProblem={wrongName}
          onName={setOwnName}
        />
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
