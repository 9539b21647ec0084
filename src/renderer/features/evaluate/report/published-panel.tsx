import { Button } from '@mantine/core';
import { modelName } from '../../../../shared/domain/evaluated-model.ts';
import type { EvaluationReport } from '../../../../shared/domain/evaluation-report.ts';
import { accuracyText, countOf } from '../../../ui/number-text.ts';
import { Panel } from '../../../ui/panel.tsx';
import { IntervalChart } from '../interval-chart.tsx';
import { axisOf, standing } from '../interval-rows.ts';
import { publishedGroups } from './published-groups.ts';

const STANDING_WORDS = {
  above: 'below yours',
  below: 'above yours',
  overlaps: 'overlaps yours',
} as const;

type PublishedPanelProps = {
  readonly report: EvaluationReport;
  /** Counts as the published figures were counted. */
  readonly onPaperManner: () => void;
};

/** What others published of the same images, beside one's own figures, on one axis. */
export function PublishedPanel({ report, onPaperManner }: PublishedPanelProps) {
  const groups = publishedGroups(report);
  if (groups.length === 0) return null;
  const axis = axisOf(
    groups.flatMap(({ own, figures }) => [
      ...(own === null ? [] : [own.accuracy]),
      ...figures.map(({ accuracy }) => accuracy),
    ]),
  );
  const isPaperManner = report.metrics.manner === 'drop-neutral';
  return (
    <Panel title="Published figures of this benchmark">
      <div className="stack-tight">
        {!isPaperManner && (
          <div className="contamination">
            <p className="plain">
              Published figures drop NEU; yours are counted in another manner here.
            </p>
            <Button variant="default" size="compact-xs" onClick={onPaperManner}>
              Count as the paper
            </Button>
          </div>
        )}
        {groups.map(({ subset, own, figures }) => (
          <IntervalChart
            key={subset}
            label={`Accuracy, ${subset}`}
            heads={[subset, 'Accuracy', 'Against yours']}
            axis={axis}
            text={accuracyText}
            tickText={(value) => `${Math.round(value * 100)}`}
            rows={[
              ...(own === null
                ? []
                : [
                    {
                      key: 'own',
                      name: <b>{modelName(report.entry.model)}</b>,
                      proportion: own.accuracy,
                      isOwn: true,
                      note: `yours, ${countOf(own.images, 'image')}`,
                    },
                  ]),
              ...figures.map((figure) => ({
                key: figure.model,
                name: (
                  <span title={`${figure.source}, ${countOf(figure.images, 'image')}`}>
                    {figure.model} <span className="published-mark">published</span>
                  </span>
                ),
                proportion: figure.accuracy,
                isOwn: false,
                note: own === null ? '' : STANDING_WORDS[standing(own.accuracy, figure.accuracy)],
              })),
            ]}
          />
        ))}
        <details className="published-sources">
          <summary>Where these figures come from</summary>
          <ul className="problem-list">
            {[...new Set(report.published.map(({ source }) => source))].map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </details>
        <p className="plain dim">
          Their intervals are Wilson’s for the images that they were measured on. Two intervals that
          overlap do not tell two models apart.
        </p>
      </div>
    </Panel>
  );
}
