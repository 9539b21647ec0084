import './evaluate.css';
import { modelKey } from '../../../shared/domain/evaluated-model.ts';
import { useEvaluatedModels } from '../../bridge/evaluation-queries.ts';
import { useBenchmarks, useDatasets, useEvaluations } from '../../bridge/queries.ts';
import { useAddress, useNavigation } from '../../stores-context.ts';
import { Screen } from '../../ui/screen.tsx';
import { BenchmarkPanel } from './benchmarks/benchmark-panel.tsx';
import { ComparePage } from './compare/compare-page.tsx';
import { type EvaluatePlace, evaluatePlaceFromQuery, evaluateQuery } from './evaluate-place.ts';
import { EvaluationJobsPanel } from './measure/evaluation-jobs-panel.tsx';
import { EvaluationList } from './measure/evaluation-list.tsx';
import { MeasurePanel } from './measure/measure-panel.tsx';
import { ReportPage } from './report/report-page.tsx';

/** Where models are measured on images whose labels are known: all evaluations, one report, or two models compared. */
export function EvaluateScreen() {
  const { query } = useAddress();
  const { go, replaceQuery } = useNavigation();
  const place = evaluatePlaceFromQuery(query);
  const benchmarks = useBenchmarks().data;
  const evaluations = useEvaluations().data;
  if (benchmarks === undefined || evaluations === undefined) {
    return <Screen title="Evaluate">{null}</Screen>;
  }
  if (place === null) return <Evaluations query={query} />;
  const change = (part: Partial<EvaluatePlace>): void =>
    replaceQuery(evaluateQuery({ ...place, ...part }));
  if (place.other !== null) {
    return (
      <ComparePage place={place} other={place.other} benchmarks={benchmarks} onChange={change} />
    );
  }
  return (
    <ReportPage
      place={place}
      benchmarks={benchmarks}
      evaluations={evaluations}
      onChange={change}
      onCompare={(other) =>
        go({ screen: 'evaluate', query: evaluateQuery({ ...place, other, images: null }) })
      }
    />
  );
}

function Evaluations({ query }: { readonly query: string }) {
  const benchmarks = useBenchmarks().data ?? [];
  const evaluations = useEvaluations().data ?? [];
  const datasets = useDatasets().data;
  const models = useEvaluatedModels().data;
  const run = new URLSearchParams(query).get('run');
  return (
    <Screen title="Evaluate" lead="Measure models on images whose labels are known">
      <div className="columns columns-form">
        <div className="stack">
          <BenchmarkPanel benchmarks={benchmarks} evaluations={evaluations} />
        </div>
        <div className="stack">
          {models !== undefined && datasets !== undefined && (
            <MeasurePanel
              key={run}
              models={models}
              benchmarks={benchmarks}
              datasets={datasets}
              evaluations={evaluations}
              wanted={run === null ? null : modelKey({ kind: 'run', run })}
            />
          )}
          <EvaluationJobsPanel />
          <EvaluationList evaluations={evaluations} />
        </div>
      </div>
    </Screen>
  );
}
