import { Button, Group, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import type { DatasetDraft, DatasetPreview } from '../../../shared/domain/dataset-preview.ts';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { useDatasets, useStartJob } from '../../bridge/queries.ts';
import { addressHash } from '../../stores/address.ts';
import { freeName } from '../../ui/free-name.ts';
import { nameProblem } from '../../ui/name-problem.ts';
import { Note } from '../../ui/note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { DatasetPresets } from './dataset-presets.tsx';
import { PreviewPart } from './preview-part.tsx';
import { RecipeDetails } from './recipe-details.tsx';
import type { RecipeForm } from './recipe-form.ts';
import { SelectedBars } from './selected-bars.tsx';
import { SelectionFields } from './selection-fields.tsx';

type BuildPanelProps = {
  readonly funnel: Funnel;
  readonly form: RecipeForm;
  readonly onForm: (form: RecipeForm) => void;
  readonly thresholds: {
    readonly draft: SelectionRule;
    readonly setDraft: (draft: SelectionRule) => void;
    readonly save: (selection: SelectionRule) => void;
  };
  /** Null while the fields hold no recipe. */
  readonly recipe: DatasetDraft | null;
  readonly problem: string | null;
  readonly preview: DatasetPreview | undefined;
  readonly isOld: boolean;
};

/** The recipe of a new dataset, and what it would give. */
export function BuildPanel(props: BuildPanelProps) {
  const { funnel, form, onForm, thresholds, recipe, preview } = props;
  const taken = (useDatasets().data ?? []).map(({ name }) => name);
  const start = useStartJob();
  const [ownName, setOwnName] = useState<string | null>(null);
  const name = ownName ?? freeName('dataset', taken);
  const problem = nameProblem(name, taken);
  const isReady = problem === null && recipe !== null && (props.isOld || preview?.problem === null);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady || recipe === null) return;
    start.mutate({ kind: 'build-dataset', name, ...recipe }, { onSuccess: () => setOwnName(null) });
  };
  return (
    <Panel title="New dataset">
      <form className="stack" onSubmit={submit}>
        {funnel.media.clean > 0 && !funnel.nearDuplicates.upToDate && <SearchAlert />}
        <DatasetPresets form={form} onChange={onForm} />
        <SelectionFields
          draft={thresholds.draft}
          onDraft={thresholds.setDraft}
          onSave={thresholds.save}
        />
        <SelectedBars funnel={funnel} draft={thresholds.draft} />
        <RecipeDetails form={form} onChange={onForm} />
        {props.problem !== null && <Note tone="bad" title={props.problem} />}
        {recipe !== null && preview !== undefined && (
          <PreviewPart preview={preview} isOld={props.isOld} />
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
