import './report.css';
import { Select, Skeleton } from '@mantine/core';
import type { BenchmarkSummary } from '../../../../shared/domain/benchmark.ts';
import { modelFromKey, modelKey, modelName } from '../../../../shared/domain/evaluated-model.ts';
import type {
  EvaluationEntry,
  EvaluationReport,
} from '../../../../shared/domain/evaluation-report.ts';
import { targetKey, targetName } from '../../../../shared/domain/evaluation-target.ts';
import { POLARITIES, polarityIndex } from '../../../../shared/domain/polarity.ts';
import { useReport } from '../../../bridge/evaluation-queries.ts';
import { failureText } from '../../../bridge/failure-text.ts';
import { ConfusionTable } from '../../../ui/confusion-table.tsx';
import { FailureAlert } from '../../../ui/failure-alert.tsx';
import { countOf } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ReliabilityDiagram } from '../../../ui/reliability-diagram.tsx';
import { Screen } from '../../../ui/screen.tsx';
import { momentText } from '../../../ui/time-text.ts';
import { AllEvaluationsLink } from '../all-evaluations-link.tsx';
import { type EvaluatePlace, reportRequestOf } from '../evaluate-place.ts';
import { ImagesPanel } from '../images/images-panel.tsx';
import { usualManner } from '../manners.ts';
import { EmbeddingMapPanel } from '../map/embedding-map-panel.tsx';
import { ContaminationLine } from './contamination-line.tsx';
import { FiguresOfReport } from './figures-of-report.tsx';
import { PolarityTable } from './polarity-table.tsx';
import { PublishedPanel } from './published-panel.tsx';
import { ReportControls } from './report-controls.tsx';
import { SlicesPanel } from './slices-panel.tsx';

type ReportPageProps = {
  readonly place: EvaluatePlace;
  readonly benchmarks: readonly BenchmarkSummary[];
  readonly evaluations: readonly EvaluationEntry[];
  readonly onChange: (part: Partial<EvaluatePlace>) => void;
  readonly onCompare: (other: EvaluatePlace['other']) => void;
};

/** Everything that one evaluation says. */
export function ReportPage(props: ReportPageProps) {
  const { place, benchmarks, evaluations, onChange, onCompare } = props;
  const request = reportRequestOf(place, usualManner(place.target, benchmarks));
  const report = useReport(request);
  const { target } = place;
  const others = evaluations.filter(
    (entry) =>
      targetKey(entry.target) === targetKey(target) &&
      modelKey(entry.model) !== modelKey(place.model),
  );
  return (
    <Screen
      title={modelName(place.model)}
      lead={leadText(place, report.data)}
      actions={
        <>
          {others.length > 0 && (
            <Select
              aria-label="Compare with"
              placeholder="Compare with…"
              w={210}
              data={others.map(({ model }) => ({
                value: modelKey(model),
                label: modelName(model),
              }))}
              value={null}
              onChange={(key) => onCompare(key === null ? null : modelFromKey(key))}
            />
          )}
          <AllEvaluationsLink />
        </>
      }
    >
      <div className="stack">
        <ReportControls
          place={place}
          manner={request.manner}
          benchmark={benchmarks.find(
            ({ name }) => target.kind === 'benchmark' && name === target.name,
          )}
          {...(report.data === undefined ? {} : { contaminated: report.data.contamination.images })}
          onChange={onChange}
        />
        {report.isError && <FailureAlert failure={failureText(report.error)} />}
        {report.isPending && <Skeleton height={480} />}
        {report.data !== undefined && !report.isError && (
          <div className="stack" data-stale={report.isPlaceholderData || undefined}>
            <Report report={report.data} place={place} request={request} onChange={onChange} />
          </div>
        )}
      </div>
    </Screen>
  );
}

function Report(props: {
  readonly report: EvaluationReport;
  readonly place: EvaluatePlace;
  readonly request: ReturnType<typeof reportRequestOf>;
  readonly onChange: (part: Partial<EvaluatePlace>) => void;
}) {
  const { report, place, request, onChange } = props;
  const { metrics, contamination } = report;
  const cell = place.images?.kind === 'cell' ? place.images : null;
  return (
    <>
      <Panel title="How good it is">
        <FiguresOfReport metrics={metrics} />
      </Panel>
      <div className="report-columns">
        <div className="stack">
          <Panel title="Confusion matrix" flush>
            <div className="report-confusion">
              <ConfusionTable
                confusion={metrics.confusion}
                predictor="network"
                labeller={place.target.kind === 'split' ? 'weak label says' : 'people say'}
                opened={
                  cell && {
                    manual: polarityIndex(cell.label),
                    predicted: polarityIndex(cell.predicted),
                  }
                }
                onOpen={({ manual, predicted }) =>
                  onChange({
                    images: {
                      kind: 'cell',
                      label: POLARITIES[manual] ?? 'NEU',
                      predicted: POLARITIES[predicted] ?? 'NEU',
                    },
                  })
                }
              />
            </div>
            <PolarityTable rows={metrics.perPolarity} />
          </Panel>
          <Panel title="Seen in training?">
            <ContaminationLine
              contamination={contamination}
              onShow={() => onChange({ images: { kind: 'contaminated' } })}
            />
          </Panel>
          <SlicesPanel report={report} />
        </div>
        <div className="stack">
          <ImagesPanel
            report={request}
            other={null}
            chosen={place.images ?? { kind: 'confident-wrong' }}
            choices={['confident-wrong', 'confident-right', 'uncertain', 'contaminated']}
            onChoose={(images) => onChange({ images })}
          />
          {metrics.calibrationError !== null && (
            <Panel title="Confidence">
              <ReliabilityDiagram
                bins={metrics.reliability}
                calibrationError={metrics.calibrationError.value}
                unit="image"
              />
            </Panel>
          )}
        </div>
      </div>
      <EmbeddingMapPanel model={place.model} target={place.target} />
      <PublishedPanel report={report} onPaperManner={() => onChange({ manner: 'drop-neutral' })} />
    </>
  );
}

function leadText(place: EvaluatePlace, report: EvaluationReport | undefined): string {
  const on = `on ${targetName(place.target)}`;
  if (report === undefined) return on;
  const { metrics, entry } = report;
  const posts =
    metrics.clusters === metrics.images ? '' : ` of ${countOf(metrics.clusters, 'post')}`;
  const unreadable = entry.unreadable === 0 ? '' : ` · ${entry.unreadable} could not be read`;
  return `${on} · ${countOf(metrics.images, 'image')}${posts}${unreadable} · ${momentText(entry.evaluatedAtMs)}`;
}
