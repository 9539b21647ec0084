import './dataset.css';
import { Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { Funnel } from '../../../shared/domain/funnel.ts';
import type { SelectionRule } from '../../../shared/domain/selection.ts';
import { useDatasetPreview } from '../../bridge/dataset-queries.ts';
import { useFunnel, useSettings } from '../../bridge/queries.ts';
import { Screen } from '../../ui/screen.tsx';
import { BuildPanel } from './build-panel.tsx';
import { DatasetList } from './dataset-list.tsx';
import { FunnelTable } from './funnel-table.tsx';
import { draftOf, FIRST_FORM } from './recipe-form.ts';
import { useSelectionDraft } from './use-selection-draft.ts';

const PREVIEW_DELAY_MS = 250;

/** Where the selection is moved and datasets are built. */
export function DatasetScreen() {
  const funnel = useFunnel().data;
  const settings = useSettings().data;
  return (
    <Screen title="Dataset" lead="Choose which weak labels to trust, and freeze a balanced dataset">
      {funnel === undefined || settings === undefined ? (
        <div className="columns columns-form">
          <Skeleton height={420} />
          <DatasetList />
        </div>
      ) : (
        <Workbench funnel={funnel} selection={settings.selection} teacher={settings.teacher} />
      )}
    </Screen>
  );
}

function Workbench(props: {
  readonly funnel: Funnel;
  readonly selection: SelectionRule;
  readonly teacher: string;
}) {
  const { funnel } = props;
  const thresholds = useSelectionDraft(props.selection);
  const [form, setForm] = useState(FIRST_FORM);
  const asked = draftOf(form, thresholds.draft);
  const recipe = 'draft' in asked ? asked.draft : null;
  const [settled] = useDebouncedValue(recipe, PREVIEW_DELAY_MS);
  const { labelledMedia, nearDuplicates, posts } = funnel;
  const state = JSON.stringify([props.teacher, posts, labelledMedia, nearDuplicates]);
  const preview = useDatasetPreview(settled, state);
  const isOld = preview.isPlaceholderData || JSON.stringify(settled) !== JSON.stringify(recipe);
  return (
    <div className="columns columns-form">
      <BuildPanel
        funnel={funnel}
        form={form}
        onForm={setForm}
        thresholds={thresholds}
        recipe={recipe}
        problem={'problem' in asked ? asked.problem : null}
        preview={preview.data}
        isOld={isOld}
      />
      <div className="stack">
        {preview.data !== undefined && <FunnelTable funnel={funnel} preview={preview.data} />}
        <DatasetList />
      </div>
    </div>
  );
}
