import type { AuditReport } from '../../../shared/domain/audit.ts';
import { POLARITIES, type Polarity } from '../../../shared/domain/polarity.ts';
import { LineChart } from '../../ui/line-chart.tsx';
import { POLARITY_LOOK } from '../../ui/polarity-look.ts';
import { curveOf, leastCut } from './curve-series.ts';

type PrecisionCurvesProps = { readonly curve: AuditReport['curve'] };

/** The share of right labels among those at least so confident, for all and for each polarity. */
export function PrecisionCurves({ curve }: PrecisionCurvesProps) {
  const from = leastCut(curve);
  return (
    <div className="stack">
      <p className="plain dim">
        If only labels at least so confident were taken, this share of them would be right. The
        coloured band is the 95 % interval.
      </p>
      <div className="curves">
        {[null, ...POLARITIES].map((polarity) => (
          <PrecisionCurve key={polarity ?? 'all'} curve={curve} polarity={polarity} from={from} />
        ))}
      </div>
    </div>
  );
}

function PrecisionCurve(props: {
  readonly curve: AuditReport['curve'];
  readonly polarity: Polarity | null;
  readonly from: number;
}) {
  const { curve, polarity, from } = props;
  const { points, band } = curveOf(curve, polarity);
  const name = polarity === null ? 'All' : `${polarity} (${POLARITY_LOOK[polarity].name})`;
  return (
    <LineChart
      title={name}
      xName="% confident"
      xDomain={[from, 100]}
      yDomain={[0, 100]}
      yText={(percent) => `${percent.toFixed(0)} %`}
      series={[
        {
          name: 'right labels',
          colour: polarity === null ? 'var(--accent)' : `var(--${polarity.toLowerCase()})`,
          look: 'solid',
          points,
          band,
        },
      ]}
      height={170}
    />
  );
}
