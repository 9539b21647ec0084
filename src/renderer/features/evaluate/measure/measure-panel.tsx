import { Button, Select } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { BenchmarkSummary } from '../../../../shared/domain/benchmark.ts';
import type { DatasetSummary } from '../../../../shared/domain/dataset.ts';
import {
  type EvaluatedModel,
  modelFromKey,
  modelKey,
} from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluationEntry } from '../../../../shared/domain/evaluation-report.ts';
import { targetFromKey } from '../../../../shared/domain/evaluation-target.ts';
import { useJobs, useStartJob, useStartJobs } from '../../../bridge/queries.ts';
import { addressHash } from '../../../stores/address.ts';
import { type ChoiceGroup, modelChoices } from '../../../ui/model-choices.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { countOf } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { targetChoices, unmeasuredRuns } from './measure-choices.ts';

type MeasurePanelProps = {
  readonly models: readonly { readonly model: EvaluatedModel; readonly description: string }[];
  readonly benchmarks: readonly BenchmarkSummary[];
  readonly datasets: readonly DatasetSummary[];
  readonly evaluations: readonly EvaluationEntry[];
  /** Key of the model chosen at first. */
  readonly wanted: string | null;
};

/** Measures a model, or all runs, on a benchmark or a dataset's split. */
export function MeasurePanel(props: MeasurePanelProps) {
  const { models, benchmarks, datasets, evaluations, wanted } = props;
  const start = useStartJob();
  const startAll = useStartJobs();
  const jobs = useJobs();
  const [ownModel, setModel] = useState(wanted);
  const [ownTarget, setTarget] = useState<string | null>(null);
  const ofModels = modelChoices(models);
  const ofTargets = targetChoices(benchmarks, datasets);
  const chosenModel = valueIn(ofModels, ownModel);
  const chosenTarget = valueIn(ofTargets, ownTarget);
  const model = modelFromKey(chosenModel ?? '');
  const target = targetFromKey(chosenTarget ?? '');
  const unmeasured = target === null ? [] : unmeasuredRuns(models, evaluations, jobs, target);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (model !== null && target !== null) start.mutate({ kind: 'evaluate', model, target });
  };
  if (ofModels.length === 0) {
    return (
      <Panel title="New evaluation">
        <NothingHere title="There is no model yet">
          Train a run on{' '}
          <a href={addressHash({ screen: 'train', item: null, query: '' })}>the Train screen</a>, or
          import weights that have a layer for NEG, NEU and POS.
        </NothingHere>
      </Panel>
    );
  }
  return (
    <Panel title="New evaluation">
      <form onSubmit={submit}>
        <div className="evaluate-row">
          <Select
            label="Model"
            data={ofModels}
            value={chosenModel}
            onChange={setModel}
            searchable
            allowDeselect={false}
          />
          <Select
            label="On"
            placeholder="Import a benchmark first"
            data={ofTargets}
            value={chosenTarget}
            onChange={setTarget}
            searchable
            allowDeselect={false}
          />
          <Button
            type="submit"
            disabled={model === null || target === null}
            loading={start.isPending}
          >
            Evaluate
          </Button>
        </div>
        <div className="evaluate-below">
          <span className="dim">
            {models.find((one) => modelKey(one.model) === chosenModel)?.description}
          </span>
          {target !== null && unmeasured.length > 1 && (
            <Button
              variant="default"
              size="compact-xs"
              loading={startAll.isPending}
              onClick={() =>
                startAll.mutate(unmeasured.map((one) => ({ kind: 'evaluate', model: one, target })))
              }
            >
              Evaluate {countOf(unmeasured.length, 'run')} not measured on it
            </Button>
          )}
        </div>
      </form>
    </Panel>
  );
}

/** The wanted value where it can be chosen, else the first. */
function valueIn(groups: readonly ChoiceGroup[], wanted: string | null): string | null {
  const values = groups.flatMap(({ items }) => items.map(({ value }) => value));
  return values.find((value) => value === wanted) ?? values[0] ?? null;
}
