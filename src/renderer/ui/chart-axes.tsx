import { type Domain, niceTicks } from './chart-scale.ts';

/** Pixels around the plot that the axes' texts take. */
export const CHART_MARGIN = { left: 48, right: 10, top: 8, bottom: 24 } as const;

/** About the width of a letter of a tick's text, pixels. */
const TICK_LETTER = 6.5;

/** Horizontal lines at round values, and round places below. */
export function ChartAxes(props: {
  readonly xName: string;
  readonly xDomain: Domain;
  readonly yDomain: Domain;
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
  readonly xTickText: (value: number) => string;
  readonly yTickText: (value: number) => string;
  readonly width: number;
  readonly height: number;
}) {
  const { xName, xDomain, yDomain, toX, toY, xTickText, yTickText, width, height } = props;
  const xTicks = niceTicks(xDomain, Math.max(2, Math.min(10, width / 70))).filter(Number.isInteger);
  const end = xTicks.at(-1) ?? 0;
  const endWidth = (xName.length + xTickText(end).length + 4) * TICK_LETTER;
  return (
    <g aria-hidden>
      {niceTicks(yDomain, 4).map((tick) => (
        <g key={tick}>
          <line
            className="chart-grid"
            x1={CHART_MARGIN.left}
            x2={width - CHART_MARGIN.right}
            y1={toY(tick)}
            y2={toY(tick)}
          />
          <text className="chart-tick" x={CHART_MARGIN.left - 8} y={toY(tick) + 4} textAnchor="end">
            {yTickText(tick)}
          </text>
        </g>
      ))}
      {xTicks
        .filter((tick) => tick === end || toX(end) - toX(tick) > endWidth)
        .map((tick) => (
          <text
            key={tick}
            className="chart-tick"
            x={toX(tick)}
            y={height - CHART_MARGIN.bottom + 16}
            textAnchor={tick === end ? 'end' : 'middle'}
          >
            {tick === end ? `${xName} ${xTickText(tick)}` : xTickText(tick)}
          </text>
        ))}
    </g>
  );
}
