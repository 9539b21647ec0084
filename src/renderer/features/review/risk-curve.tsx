import type { AcceptancePlan } from '../../../shared/domain/audit.ts';
import { LineChart } from '../../ui/line-chart.tsx';

const NOTHING_ACCEPTED = 0.002;

/** How likely a plan accepts, by how many of the labels are wrong. */
export function RiskCurve({ plan }: { readonly plan: AcceptancePlan }) {
  const points = plan.curve.map(({ wrongShare, acceptance }) => ({
    x: wrongShare * 100,
    y: acceptance * 100,
  }));
  const end = shownUpTo(plan);
  return (
    <LineChart
      title="Chance of acceptance, by the share of wrong labels in %"
      xName="% wrong"
      xDomain={[0, end]}
      yDomain={[0, 100]}
      yText={(percent) => `${percent.toFixed(0)} %`}
      series={[
        {
          name: 'accepted',
          colour: 'var(--series-train)',
          look: 'solid',
          points: points.filter(({ x }) => x <= end),
        },
      ]}
      height={170}
    />
  );
}

/** The curve is flat from where nothing is accepted any more, which needs no room. */
function shownUpTo({ curve }: AcceptancePlan): number {
  const flat = curve.find(({ acceptance }) => acceptance < NOTHING_ACCEPTED);
  return Math.min(100, Math.ceil((flat?.wrongShare ?? 1) * 12) * 10);
}
