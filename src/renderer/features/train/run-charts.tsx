import type { EpochMetrics } from '../../../shared/domain/training-event.ts';
import type { Series } from '../../ui/chart-series.tsx';
import { LineChart } from '../../ui/line-chart.tsx';
import { accuracyText, shareText } from '../../ui/number-text.ts';
import type { BatchPoint } from './live-training.ts';

type RunChartsProps = {
  readonly epochs: readonly EpochMetrics[];
  readonly batches: readonly BatchPoint[];
  /** Epochs that the run was asked for. */
  readonly planned: number;
};

/** Loss and accuracy over the epochs, and over the batches that were seen to end. */
export function RunCharts({ epochs, batches, planned }: RunChartsProps) {
  const last = Math.max(planned, epochs.at(-1)?.epoch ?? 0, 1);
  const shared = { xName: 'epoch', xDomain: [0, last], height: 240 } as const;
  return (
    <div className="columns columns-two">
      <LineChart
        {...shared}
        title="Loss"
        yText={(loss) => (loss >= 100 ? loss.toExponential(1) : loss.toFixed(2))}
        series={[
          faint('batch', 'var(--series-train)', batches, ({ loss }) => loss),
          line('train', 'solid', epochs, ({ trainLoss }) => trainLoss),
          line('validation', 'dashed', epochs, ({ validationLoss }) => validationLoss),
        ]}
      />
      <LineChart
        {...shared}
        title="Accuracy"
        yDomain={[0, 1]}
        yText={accuracyText}
        yTickText={shareText}
        series={[
          faint('batch', 'var(--series-train)', batches, ({ accuracy }) => accuracy),
          line('train', 'solid', epochs, ({ trainAccuracy }) => trainAccuracy),
          line('validation', 'dashed', epochs, ({ validationAccuracy }) => validationAccuracy),
        ]}
      />
    </div>
  );
}

function line(
  name: 'train' | 'validation',
  look: Series['look'],
  epochs: readonly EpochMetrics[],
  value: (metrics: EpochMetrics) => number | null,
): Series {
  return {
    name,
    look,
    colour: `var(--series-${name})`,
    points: epochs.flatMap((metrics) => {
      const y = value(metrics);
      return y === null ? [] : [{ x: metrics.epoch, y }];
    }),
  };
}

function faint(
  name: string,
  colour: string,
  batches: readonly BatchPoint[],
  value: (point: BatchPoint) => number,
): Series {
  return {
    name,
    colour,
    look: 'faint',
    points: batches.map((point) => ({ x: point.x, y: value(point) })),
  };
}
