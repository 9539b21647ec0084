import type { EpochMetrics } from '../../../../shared/domain/training-event.ts';
import type { Series } from '../../../ui/chart-series.tsx';
import { LineChart } from '../../../ui/line-chart.tsx';
import { accuracyText, countText, shareText } from '../../../ui/number-text.ts';
import type { BatchPoint } from './live-training.ts';
import { shownEpochs } from './shown-epochs.ts';
import { lossText, rateText } from './training-figures.ts';

type RunChartsProps = {
  readonly epochs: readonly EpochMetrics[];
  readonly batches: readonly BatchPoint[];
  /** Epochs that the run was asked for. */
  readonly planned: number;
  /** Images of an epoch; null where that is not known. */
  readonly trainCount: number | null;
};

/** How a run learns, over its epochs and over the batches that were seen to end. */
export function RunCharts({ epochs, batches, planned, trainCount }: RunChartsProps) {
  const trained = Math.max(epochs.at(-1)?.epoch ?? 0, batches.at(-1)?.x ?? 0);
  const last = shownEpochs(trained, planned);
  const shared = { xName: 'epoch', xDomain: [0, last] } as const;
  const train = 'var(--series-train)';
  return (
    <div className="stack">
      <div className="columns columns-two">
        <LineChart
          {...shared}
          height={240}
          title="Loss"
          yText={lossText}
          series={[
            ofBatches('batch', train, 'faint', batches, ({ loss }) => loss),
            ofEpochs('train', train, 'solid', epochs, ({ trainLoss }) => trainLoss),
            ofEpochs(
              'validation',
              'var(--series-validation)',
              'dashed',
              epochs,
              ({ validationLoss }) => validationLoss,
            ),
          ]}
        />
        <LineChart
          {...shared}
          height={240}
          title="Accuracy"
          yDomain={[0, 1]}
          yText={accuracyText}
          yTickText={shareText}
          series={[
            ofBatches('batch', train, 'faint', batches, ({ accuracy }) => accuracy),
            ofEpochs('train', train, 'solid', epochs, ({ trainAccuracy }) => trainAccuracy),
            ofEpochs(
              'validation',
              'var(--series-validation)',
              'dashed',
              epochs,
              ({ validationAccuracy }) => validationAccuracy,
            ),
          ]}
        />
      </div>
      <div className="columns columns-two">
        <LineChart
          {...shared}
          height={120}
          title="Learning rate"
          yDomain={[0, 1.15 * greatest(batches, epochs)]}
          yText={rateText}
          series={[
            ofBatches('batch', train, 'faint', batches, ({ learningRate }) => learningRate),
            ofEpochs(
              'end of epoch',
              train,
              'solid',
              epochs,
              ({ learningRate }) => learningRate ?? null,
            ),
          ]}
        />
        <LineChart
          {...shared}
          height={120}
          title="Images per second"
          yText={countText}
          series={[
            ofBatches('batch', train, 'faint', batches, ({ imagesPerSecond }) => imagesPerSecond),
            ofEpochs('epoch, with validation', train, 'solid', epochs, ({ seconds }) =>
              trainCount === null || seconds <= 0 ? null : trainCount / seconds,
            ),
          ]}
        />
      </div>
    </div>
  );
}

/** The greatest learning rate that is drawn; a rate that stays the same is drawn high up. */
function greatest(batches: readonly BatchPoint[], epochs: readonly EpochMetrics[]): number {
  const rates = [...batches, ...epochs].map(({ learningRate }) => learningRate ?? 0);
  return Math.max(...rates, 0) || 1;
}

function ofEpochs(
  name: string,
  colour: string,
  look: Series['look'],
  epochs: readonly EpochMetrics[],
  value: (metrics: EpochMetrics) => number | null,
): Series {
  const points = epochs.flatMap((metrics) => {
    const y = value(metrics);
    return y === null ? [] : [{ x: metrics.epoch, y }];
  });
  return { name, look, colour, points };
}

function ofBatches(
  name: string,
  colour: string,
  look: Series['look'],
  batches: readonly BatchPoint[],
  value: (point: BatchPoint) => number,
): Series {
  return { name, look, colour, points: batches.map((point) => ({ x: point.x, y: value(point) })) };
}
