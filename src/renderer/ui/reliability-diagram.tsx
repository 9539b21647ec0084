import { useElementSize } from '@mantine/hooks';
import type { ReliabilityBin } from '../../shared/domain/teacher.ts';
import { CHART_MARGIN } from './chart-axes.tsx';
import { linePath, niceTicks, scale } from './chart-scale.ts';
import { countOf, scoreText, shareText } from './number-text.ts';
import { ReliabilityBins } from './reliability-bins.tsx';
import {
  BIN_COUNT,
  filledBins,
  lowestShown,
  middleOfBin,
  reliabilitySummary,
} from './reliability-scale.ts';

/** The diagram is no wider, so that its diagonal stays one. */
const LARGEST_SIDE = 380;
const COUNTS_HEIGHT = 54;
const GAP = 30;

type ReliabilityDiagramProps = {
  readonly bins: readonly ReliabilityBin[];
  readonly calibrationError: number;
  /** What is counted, in the singular. */
  readonly unit: 'text' | 'image';
};

/** Confidence against the share that is right; on the diagonal, the one is the other. */
export function ReliabilityDiagram({ bins, calibrationError, unit }: ReliabilityDiagramProps) {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const shown = filledBins(bins);
  return (
    <figure className="reliability">
      <figcaption>
        <span>
          Expected calibration error <b>{scoreText(calibrationError)}</b>
        </span>
        <span className="dim">dots below the diagonal: too sure of itself</span>
      </figcaption>
      <div ref={ref}>
        {width > 0 && <Diagram bins={shown} width={Math.min(width, LARGEST_SIDE)} unit={unit} />}
      </div>
      <details>
        <summary>Bins in figures</summary>
        <ReliabilityBins bins={shown} unit={unit} />
      </details>
    </figure>
  );
}

function Diagram(props: {
  readonly bins: readonly ReliabilityBin[];
  readonly width: number;
  readonly unit: string;
}) {
  const { bins, width, unit } = props;
  const low = lowestShown(bins);
  const plot = width - CHART_MARGIN.left - CHART_MARGIN.right;
  const bottom = CHART_MARGIN.top + plot;
  const countsTop = bottom + GAP;
  const countsBottom = countsTop + COUNTS_HEIGHT;
  const toX = scale([low, 1], CHART_MARGIN.left, CHART_MARGIN.left + plot);
  const toY = scale([low, 1], bottom, CHART_MARGIN.top);
  const most = bins.reduce((largest, { count }) => Math.max(largest, count), 1);
  const barWidth = Math.max(2, toX(low + 1 / BIN_COUNT) - toX(low) - 3);
  return (
    <svg role="img" aria-label={reliabilitySummary(bins)} width={width} height={countsBottom + 4}>
      <Axes low={low} toX={toX} toY={toY} />
      <text className="chart-tick" x={CHART_MARGIN.left + 6} y={CHART_MARGIN.top + 14}>
        share right
      </text>
      <text className="chart-tick" x={toX(1) - 6} y={bottom - 8} textAnchor="end">
        confidence
      </text>
      <line className="reliability-diagonal" x1={toX(low)} y1={toY(low)} x2={toX(1)} y2={toY(1)} />
      <path
        className="reliability-line"
        d={linePath(
          bins.map(({ confidence, accuracy }) => ({ x: confidence, y: accuracy })),
          toX,
          toY,
        )}
      />
      <text className="chart-tick" x={CHART_MARGIN.left - 8} y={countsBottom} textAnchor="end">
        {unit}s
      </text>
      {bins.map((bin) => (
        <g key={bin.confidence}>
          <title>{binText(bin, unit)}</title>
          <line
            className="reliability-gap"
            x1={toX(bin.confidence)}
            x2={toX(bin.confidence)}
            y1={toY(bin.confidence)}
            y2={toY(bin.accuracy)}
          />
          <circle
            className="reliability-dot"
            cx={toX(bin.confidence)}
            cy={toY(bin.accuracy)}
            r={3 + 4 * Math.sqrt(bin.count / most)}
          />
          <rect
            className="reliability-count"
            x={toX(middleOfBin(bin.confidence)) - barWidth / 2}
            width={barWidth}
            y={countsBottom - Math.max(1, (bin.count / most) * COUNTS_HEIGHT)}
            height={Math.max(1, (bin.count / most) * COUNTS_HEIGHT)}
          />
        </g>
      ))}
      <line
        className="chart-grid"
        x1={CHART_MARGIN.left}
        x2={toX(1)}
        y1={countsBottom}
        y2={countsBottom}
      />
    </svg>
  );
}

function Axes(props: {
  readonly low: number;
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
}) {
  const { low, toX, toY } = props;
  return (
    <g aria-hidden>
      {niceTicks([low, 1], 5).map((tick) => (
        <g key={tick}>
          <line className="chart-grid" x1={toX(low)} x2={toX(1)} y1={toY(tick)} y2={toY(tick)} />
          <text className="chart-tick" x={toX(low) - 8} y={toY(tick) + 4} textAnchor="end">
            {tick.toFixed(1)}
          </text>
          <text className="chart-tick" x={toX(tick)} y={toY(low) + 16} textAnchor="middle">
            {tick.toFixed(1)}
          </text>
        </g>
      ))}
    </g>
  );
}

function binText({ confidence, accuracy, count }: ReliabilityBin, unit: string): string {
  return `Confidence ${scoreText(confidence)}: ${shareText(accuracy)} right of ${countOf(count, unit)}`;
}
