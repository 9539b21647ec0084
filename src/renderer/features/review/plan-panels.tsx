import { Skeleton } from '@mantine/core';
import type { AuditPlan } from '../../../shared/domain/audit.ts';
import { durationText } from '../../../shared/duration-text.ts';
import { failureText } from '../../bridge/failure-text.ts';
import type { useAuditPlan } from '../../bridge/review-set-queries.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { LineChart } from '../../ui/line-chart.tsx';
import { Note } from '../../ui/note.tsx';
import { countOf, countText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { RiskCurve } from './risk-curve.tsx';
import { StrataTable } from './strata-table.tsx';
import { widthAt, widthText } from './width-at.ts';

/** Verdicts that a practised reviewer gives in a minute. */
const IMAGES_PER_MINUTE = 40;

type PlanPanelsProps = {
  readonly plan: ReturnType<typeof useAuditPlan>;
  /** Images shown twice, per cent. */
  readonly repeats: number | string;
  /** Images asked for. */
  readonly wanted: number | string;
};

/** What the design would draw, and how much that would tell. */
export function PlanPanels({ plan, repeats, wanted }: PlanPanelsProps) {
  if (plan.isError) return <FailureAlert failure={failureText(plan.error)} />;
  if (plan.data === undefined) return <Skeleton height={420} />;
  const drawn = plan.data.strata.reduce((sum, { sampled }) => sum + sampled, 0);
  const { acceptance } = plan.data;
  return (
    <div className="stack">
      <Panel title="What it will tell">
        <div className="stack">
          {acceptance === null && typeof wanted === 'number' && drawn < wanted && (
            <Note tone="info" title={`Only ${countText(drawn)} images can be drawn`}>
              Of each post, and of images that show the same picture, an audit takes one at most.
            </Note>
          )}
          <Widths plan={plan.data} drawn={drawn} repeats={Number(repeats)} />
        </div>
      </Panel>
      {acceptance !== null && (
        <Panel title="When to accept">
          <div className="stack">
            <p className="plain">
              Check {countOf(acceptance.size, 'image')}, and accept if at most{' '}
              {countText(acceptance.acceptUpTo)} of their labels are wrong.
            </p>
            <RiskCurve plan={acceptance} />
          </div>
        </Panel>
      )}
      <Panel title="What it will draw" flush>
        <StrataTable strata={plan.data.strata} />
      </Panel>
    </div>
  );
}

function Widths(props: {
  readonly plan: AuditPlan;
  readonly drawn: number;
  readonly repeats: number;
}) {
  const { plan, drawn, repeats } = props;
  const widths = plan.widths.toSorted((a, b) => a.checks - b.checks);
  const here = widthAt(widths, drawn);
  const seconds = (drawn * (1 + repeats / 100) * 60) / IMAGES_PER_MINUTE;
  return (
    <div className="stack">
      {here !== null && (
        <p className="plain">
          With {countOf(drawn, 'check')} you will know the share of right labels to about{' '}
          <strong>{widthText(here.overall)}</strong> percentage points overall, and to about{' '}
          <strong>{widthText(here.perPolarity)}</strong> for each polarity. That takes about{' '}
          {durationText(seconds)} of reviewing.
        </p>
      )}
      <LineChart
        title="Half-width of the 95 % interval, percentage points"
        xName="checks"
        xDomain={[0, Math.max(drawn, widths.at(-1)?.checks ?? 1)]}
        yDomain={[0, Math.min(50, Math.max(...widths.map((one) => one.perPolarity * 100), 1))]}
        yText={(points) => `± ${points.toFixed(1)}`}
        yTickText={(points) => `${points}`}
        mark={drawn}
        series={[
          {
            name: 'overall',
            colour: 'var(--series-train)',
            look: 'solid',
            points: widths.map(({ checks, overall }) => ({ x: checks, y: overall * 100 })),
          },
          {
            name: 'each polarity',
            colour: 'var(--series-validation)',
            look: 'dashed',
            points: widths.map(({ checks, perPolarity }) => ({ x: checks, y: perPolarity * 100 })),
          },
        ]}
        height={190}
      />
      <p className="plain dim">
        The dashed upright line is this audit. The widths assume that 80 % of the labels are right;
        they are narrower when more are.
      </p>
    </div>
  );
}
