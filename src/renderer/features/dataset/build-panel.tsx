import { Button, Group, NumberInput, Switch, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { VerdictUse } from '../../../shared/domain/dataset.ts';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { PAPER_SPLIT_RATIOS } from '../../../shared/domain/split.ts';
import { useDatasets, useStartJob } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { Note } from '../../ui/note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SplitTable } from '../../ui/split-table.tsx';
import { expectedImages, expectedSplits, ratiosFromPercents } from './expected-dataset.ts';
import { SelectedBars } from './selected-bars.tsx';
import { SelectionFields } from './selection-fields.tsx';
import { useSelectionDraft } from './use-selection-draft.ts';
import { VerdictUseField } from './verdict-use-field.tsx';

type BuildPanelProps = { readonly funnel: Funnel; readonly selection: SelectionRule };

const PERCENT = { min: 0, max: 99, suffix: ' %', allowDecimal: false } as const;

/** The recipe of a new dataset, and what it would give. */
export function BuildPanel({ funnel, selection }: BuildPanelProps) {
  const taken = (useDatasets().data ?? []).map(({ name }) => name);
  const { draft, setDraft, save } = useSelectionDraft(selection);
  const start = useStartJob();
  const [ownName, setOwnName] = useState<string | null>(null);
  const [balance, setBalance] = useState(true);
  const [verdicts, setVerdicts] = useState<VerdictUse | null>(null);
  const [seed, setSeed] = useState<number | string>(1);
  const [validation, setValidation] = useState<number | string>(
    PAPER_SPLIT_RATIOS.validation * 100,
  );
  const [test, setTest] = useState<number | string>(PAPER_SPLIT_RATIOS.test * 100);
  const name = ownName ?? freeName('dataset', taken);
  const problem = nameProblem(name, taken);
  const ratios = ratiosFromPercents(Number(validation), Number(test));
  const images = expectedImages(funnel.candidates, balance);
  const isEmpty = images.NEG + images.NEU + images.POS === 0;
  const isReady = problem === null && ratios !== null && typeof seed === 'number' && !isEmpty;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady || ratios === null) return;
    start.mutate(
      {
        kind: 'build-dataset',
        name,
        selection: draft,
        balance,
        splitRatios: ratios,
        seed,
        ...(verdicts === null ? {} : { verdicts }),
      },
      { onSuccess: () => setOwnName(null) },
    );
  };
  return (
    <Panel title="New dataset">
      <form className="stack" onSubmit={submit}>
        {funnel.media.clean > 0 && !funnel.nearDuplicates.upToDate && <SearchAlert />}
        <SelectionFields draft={draft} onDraft={setDraft} onSave={save} />
        <SelectedBars funnel={funnel} draft={draft} saved={selection} />
        <Switch
          label="Balance the polarities"
          description="Samples the larger polarities down to the smallest one."
          checked={balance}
          onChange={(event) => setBalance(event.currentTarget.checked)}
        />
        <VerdictUseField use={verdicts} onChange={setVerdicts} />
        <div className="three-fields">
          <NumberInput
            label="Validation"
            value={validation}
            onChange={setValidation}
            {...PERCENT}
          />
          <NumberInput label="Test" value={test} onChange={setTest} {...PERCENT} />
          <NumberInput label="Seed" min={0} allowDecimal={false} value={seed} onChange={setSeed} />
        </div>
        {ratios === null && (
          <Note tone="bad" title="Validation and test leave nothing to train on." />
        )}
        {ratios !== null && !isEmpty && (
          <SplitTable label="Expected images" counts={expectedSplits(images, ratios)} />
        )}
        <TextInput
          label="Name"
          value={name}
          error={problem}
          onChange={(event) => setOwnName(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={!isReady} loading={start.isPending}>
            Build dataset
          </Button>
          {isEmpty && <span className="dim">No candidates pass these thresholds.</span>}
        </Group>
      </form>
    </Panel>
  );
}

function SearchAlert() {
  return (
    <Note tone="warn" title="The near-duplicate search is out of date">
      Images came in since it ran. Run Near-duplicates on{' '}
      <a href={addressHash({ screen: 'overview', item: null, query: '' })}>the Overview</a> first,
      or copies of one picture may fall into different splits.
    </Note>
  );
}
