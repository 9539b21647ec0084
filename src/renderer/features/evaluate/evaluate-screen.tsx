import './evaluate.css';
import { useBenchmarks, useEvaluations, useRuns } from '../../bridge/queries.ts';
import { useAddress, useNavigation } from '../../stores-context.ts';
import { Screen } from '../../ui/screen.tsx';
import { BenchmarkPanel } from './benchmark-panel.tsx';
import { EvaluatePanel } from './evaluate-panel.tsx';
import { EvaluationDetail } from './evaluation-detail.tsx';
import { EvaluationList } from './evaluation-list.tsx';
import { shownEvaluation } from './shown-evaluation.ts';

/** Where runs are measured on images that people labelled. */
export function EvaluateScreen() {
  const query = new URLSearchParams(useAddress().query);
  const { go } = useNavigation();
  const runs = useRuns().data ?? [];
  const benchmarks = useBenchmarks().data ?? [];
  const evaluations = (useEvaluations().data ?? []).toSorted(
    (a, b) => b.evaluatedAtMs - a.evaluatedAtMs,
  );
  const run = query.get('run');
  const shown = shownEvaluation(evaluations, run, query.get('benchmark'));
  return (
    <Screen title="Evaluate" lead="Measure runs on images that people labelled">
      <div className="columns columns-form">
        <BenchmarkPanel benchmarks={benchmarks} />
        <div className="stack">
          <EvaluatePanel key={run} runs={runs} benchmarks={benchmarks} wanted={run} />
          <EvaluationList
            evaluations={evaluations}
            shown={shown}
            onShow={(to) =>
              go({ screen: 'evaluate', query: `run=${to.run}&benchmark=${to.benchmark}` })
            }
          />
          {shown !== undefined && <EvaluationDetail evaluation={shown} />}
        </div>
      </div>
    </Screen>
  );
}
