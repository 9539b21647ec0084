import type { RunSummary } from '../../../../shared/domain/run.ts';
import type { EpochMetrics } from '../../../../shared/domain/training-event.ts';
import type { Series } from '../../../ui/chart-series.tsx';
import { LineChart } from '../../../ui/line-chart.tsx';
import { accuracyText, shareText } from '../../../ui/number-text.ts';
import { trainingSeconds } from '../best-epoch-of.ts';
import { lossText } from '../run/training-figures.ts';
import { runCurve, timeUnitFor } from './compare-curves.ts';
import type { RunLook } from './run-look.ts';

type CompareChartsProps = {
  readonly runs: readonly { readonly run: RunSummary; readonly look: RunLook }[];
  readonly over: 'epochs' | 'time';
};

/** Loss and accuracy on the validation images, the curves of all runs over each other. */
export function CompareCharts({ runs, over }: CompareChartsProps) {
  const longest = Math.max(...runs.map(({ run }) => trainingSeconds(run)), 0);
  const unit = over === 'time' ? timeUnitFor(longest) : null;
  const end =
    unit === null
      ? Math.max(...runs.map(({ run }) => run.epochs.at(-1)?.epoch ?? 0), 1)
      : longest / unit.seconds;
  const shared = {
    xName: unit === null ? 'epoch' : unit.name,
    xDomain: [0, end || 1],
    height: 280,
  } as const;
  const curves = (value: (metrics: EpochMetrics) => number | null): readonly Series[] =>
    runs.map(({ run, look }) => ({
      name: run.name,
      look: 'solid',
      ...look,
      points: runCurve(run, value, unit),
    }));
  return (
    <div className="columns columns-two">
      <LineChart
        {...shared}
        title="Validation loss"
        yText={lossText}
        series={curves(({ validationLoss }) => validationLoss)}
      />
      <LineChart
        {...shared}
        title="Validation accuracy"
        yText={accuracyText}
        yTickText={shareText}
        series={curves(({ validationAccuracy }) => validationAccuracy)}
      />
    </div>
  );
}
