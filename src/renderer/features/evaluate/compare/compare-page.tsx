import './compare.css';
import { Button, Skeleton } from '@mantine/core';
import type { BenchmarkSummary } from '../../../../shared/domain/benchmark.ts';
import { type EvaluatedModel, modelName } from '../../../../shared/domain/evaluated-model.ts';
import type { PairedComparison } from '../../../../shared/domain/evaluation-metrics.ts';
import { targetName } from '../../../../shared/domain/evaluation-target.ts';
import { useComparison } from '../../../bridge/evaluation-queries.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { addressHash } from '../../../stores/address.ts';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { changeText, countOf } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { AllEvaluationsLink } from '../all-evaluations-link.tsx';
import { type EvaluatePlace, evaluateQuery, reportRequestOf } from '../evaluate-place.ts';
import { ImagesPanel } from '../images/images-panel.tsx';
import { IntervalChart } from '../interval-chart.tsx';
import { axisOf } from '../interval-rows.ts';
import { usualManner } from '../manners.ts';
import { ReportControls } from '../report/report-controls.tsx';
import { mcnemarWords, verdictWords } from './comparison-words.ts';
import { FiguresTable } from './figures-table.tsx';
import { PairedTable } from './paired-table.tsx';

type ComparePageProps = {
  readonly place: EvaluatePlace;
  readonly other: EvaluatedModel;
  readonly benchmarks: readonly BenchmarkSummary[];
  readonly onChange: (part: Partial<EvaluatePlace>) => void;
};

/** Two models on the same images: whether they can be told apart, and on which images they differ. */
export function ComparePage({ place, other, benchmarks, onChange }: ComparePageProps) {
  const { model, target } = place;
  const request = {
    ...reportRequestOf(place, usualManner(target, benchmarks)),
    withoutContaminated: false,
  };
  const { manner, minAgreeing } = request;
  const comparison = useComparison({ first: model, second: other, target, manner, minAgreeing });
  const [first, second] = [modelName(model), modelName(other)];
  const chosen = place.images?.kind === 'differs' ? place.images : FIRST_CHOICE;
  return (
    <Screen
      title="Two models compared"
      lead={`on ${targetName(target)}`}
      actions={
        <>
          <ReportLink place={{ ...place, other: null, images: null }} name={first} />
          <ReportLink place={{ ...place, model: other, other: null, images: null }} name={second} />
          <AllEvaluationsLink />
        </>
      }
    >
      <div className="stack">
        <ReportControls
          place={place}
          manner={manner}
          benchmark={benchmarks.find(
            ({ name }) => target.kind === 'benchmark' && name === target.name,
          )}
          onChange={onChange}
        />
        {comparison.isError && <FailureAlert failure={failureText(comparison.error)} />}
        {comparison.isPending && <Skeleton height={320} />}
        {comparison.data !== undefined && !comparison.isError && (
          <div className="report-columns" data-stale={comparison.isPlaceholderData || undefined}>
            <div className="stack">
              <Panel title="Can they be told apart?">
                <Verdict comparison={comparison.data} first={first} second={second} />
              </Panel>
              <Panel title="Which of the two is right">
                <PairedTable
                  comparison={comparison.data}
                  first={first}
                  second={second}
                  chosen={chosen}
                  onChoose={(images) => onChange({ images })}
                />
              </Panel>
              <Panel title="Each by itself" flush>
                <FiguresTable first={request} second={{ ...request, model: other }} />
              </Panel>
            </div>
            <ImagesPanel
              report={request}
              other={other}
              chosen={chosen}
              choices={[]}
              onChoose={(images) => onChange({ images })}
            />
          </div>
        )}
      </div>
    </Screen>
  );
}

const FIRST_CHOICE = { kind: 'differs', right: 'this' } as const;

function ReportLink({ place, name }: { readonly place: EvaluatePlace; readonly name: string }) {
  return (
    <Button
      component="a"
      variant="subtle"
      className="report-link"
      title={`The report of ${name}`}
      href={addressHash({ screen: 'evaluate', item: null, query: evaluateQuery(place) })}
    >
      {name}
    </Button>
  );
}

function Verdict(props: {
  readonly comparison: PairedComparison;
  readonly first: string;
  readonly second: string;
}) {
  const { comparison, first, second } = props;
  const { accuracyDifference, macroRecallDifference, macroRocAucDifference } = comparison;
  const rows = [
    { name: 'Accuracy', proportion: accuracyDifference },
    { name: 'Macro recall', proportion: macroRecallDifference },
    { name: 'ROC AUC', proportion: macroRocAucDifference },
  ].flatMap(({ name, proportion }) =>
    proportion === null ? [] : [{ key: name, name, proportion, isOwn: true }],
  );
  return (
    <div className="stack-tight">
      <p className="plain verdict-words">{verdictWords(comparison, first, second)}</p>
      <IntervalChart
        label="Differences"
        heads={['Difference', 'Points', '']}
        axis={axisOf(
          rows.map(({ proportion }) => proportion),
          [0],
        )}
        reference={0}
        text={changeText}
        tickText={(value) => changeText(value).replace('.0', '')}
        rows={rows}
      />
      <p className="plain dim">
        {first} less {second}, in percentage points, on {countOf(comparison.images, 'image')}; right
        of the dashed line {first} is better.
      </p>
      <p className="plain">{mcnemarWords(comparison)}</p>
    </div>
  );
}
