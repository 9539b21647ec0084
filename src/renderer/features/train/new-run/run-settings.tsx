import { TextInput } from '@mantine/core';
import type { DatasetSummary } from '../../../../shared/domain/dataset.ts';
import type { FineTuneSettings } from '../../../../shared/domain/fine-tune.ts';
import type { NetworkWeightsSummary } from '../../../../shared/domain/network-weights.ts';
import { usePreference } from '../../../stores-context.ts';
import { imagesOfSplit } from '../../../ui/split-table.tsx';

import { DataFields } from './data-fields.tsx';
import type { FieldProblems } from './field-problems.ts';
import { NetworkFields } from './network-fields.tsx';
import { type RunDraft, withNetwork, withPreset, withSettings } from './run-draft.ts';
import { RunPresets } from './run-presets.tsx';
import { SolverFields } from './solver-fields.tsx';
import { StoppingFields } from './stopping-fields.tsx';

type RunSettingsProps = {
  readonly draft: RunDraft;
  readonly dataset: DatasetSummary;
  readonly imported: readonly NetworkWeightsSummary[];
  readonly problems: FieldProblems;
  readonly onDraft: (draft: RunDraft) => void;
  readonly name: string;
  readonly nameProblem: string | null;
  readonly onName: (name: string) => void;
};

/** Everything about a run but its dataset and mode, folded away: a first run needs none of it. */
export function RunSettings(props: RunSettingsProps) {
  const { draft, dataset, imported, problems, onDraft } = props;
  const isOpen = usePreference((preferences) => preferences.showRunSettings);
  const change = usePreference((preferences) => preferences.change);
  const fields = {
    settings: draft.settings,
    problems,
    onChange: (settings: Partial<FineTuneSettings>) => onDraft(withSettings(draft, settings)),
  };
  return (
    <details
      className="run-settings"
      open={isOpen}
      onToggle={(event) => change({ showRunSettings: event.currentTarget.open })}
    >
      <summary>Settings</summary>
      <div className="stack">
        <RunPresets
          draft={draft}
          onChoose={(preset) => onDraft(withPreset(draft, preset, imported))}
        />
        <TextInput
          label="Name"
          value={props.name}
          error={props.nameProblem}
          onChange={(event) => props.onName(event.currentTarget.value)}
        />
        <NetworkFields
          {...fields}
          imported={imported}
          onNetwork={(network) => onDraft(withNetwork(draft, network, imported))}
        />
        <SolverFields {...fields} />
        <StoppingFields {...fields} validationCount={imagesOfSplit(dataset.counts.validation)} />
        <DataFields {...fields} trainCounts={dataset.counts.train} />
      </div>
    </details>
  );
}
