import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, useState } from 'react';
import { CHART_MARGIN, ChartAxes } from './chart-axes.tsx';
import { type Domain, niceDomain, scale } from './chart-scale.ts';
import { type Series, SeriesKey, SeriesLine } from './chart-series.tsx';

type LineChartProps = {
  readonly title: string;
  readonly xName: string;
  readonly xDomain: Domain;
  /** Text of a whole x at the axis; its number where absent. */
  readonly xTickText?: (value: number) => string;
  /** Round numbers around the values where absent. */
  readonly yDomain?: Domain;
  readonly yText: (value: number) => string;
  /** Text at the axis; `yText` where absent. */
  readonly yTickText?: (value: number) => string;
  readonly series: readonly Series[];
  readonly height?: number;
  /** An x that a dashed line marks; the values there are read out while nothing is pointed at. */
  readonly mark?: number;
};

/** Lines over a shared x; the value nearest to the pointer is read out in the caption. */
export function LineChart(props: LineChartProps) {
  const { title, xName, xDomain, yText, yTickText = yText, height = 220, mark } = props;
  const { xTickText = String } = props;
  const series = props.series.filter(({ points }) => points.length > 0);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [cursor, setCursor] = useState<number | null>(null);
  const yDomain =
    props.yDomain ??
    niceDomain(
      series.flatMap(({ points, band = [] }) => [
        ...points.map(({ y }) => y),
        ...band.flatMap(({ low, high }) => [low, high]),
      ]),
      [0, 1],
    );
  const toX = scale(
    xDomain,
    CHART_MARGIN.left,
    Math.max(CHART_MARGIN.left + 1, width - CHART_MARGIN.right),
  );
  const toY = scale(yDomain, height - CHART_MARGIN.bottom, CHART_MARGIN.top);
  const follow = (event: PointerEvent<SVGSVGElement>): void => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const share =
      (x - CHART_MARGIN.left) / Math.max(1, width - CHART_MARGIN.left - CHART_MARGIN.right);
    setCursor(xDomain[0] + Math.max(0, Math.min(1, share)) * (xDomain[1] - xDomain[0]));
  };
  return (
    <figure className="chart">
      <figcaption>
        <span className="chart-title">{title}</span>
        {series.map((one) => (
          <SeriesKey key={one.name} series={one} cursor={cursor ?? mark ?? null} yText={yText} />
        ))}
      </figcaption>
      <div ref={ref}>
        <svg
          role="img"
          aria-label={chartSummary(title, xName, series, yText)}
          height={height}
          onPointerMove={follow}
          onPointerLeave={() => setCursor(null)}
        >
          <ChartAxes
            {...{ xName, xDomain, yDomain, toX, toY, xTickText, yTickText, width, height }}
          />
          {[mark, cursor].map(
            (x, place) =>
              typeof x === 'number' && (
                <line
                  key={place === 0 ? 'mark' : 'cursor'}
                  className={place === 0 ? 'chart-mark' : 'chart-cursor'}
                  x1={toX(x)}
                  x2={toX(x)}
                  y1={CHART_MARGIN.top}
                  y2={height - CHART_MARGIN.bottom}
                />
              ),
          )}
          {series.map((one) => (
            <SeriesLine key={one.name} series={one} toX={toX} toY={toY} />
          ))}
        </svg>
      </div>
    </figure>
  );
}

/** What a person who cannot see the chart is told: each line's last value. */
function chartSummary(
  title: string,
  xName: string,
  series: readonly Series[],
  yText: (value: number) => string,
): string {
  const lasts = series.flatMap(({ name, points }) => {
    const last = points.at(-1);
    return last === undefined ? [] : [`${name} ${yText(last.y)} at ${xName} ${round(last.x)}`];
  });
  return `${title}: ${lasts.length === 0 ? 'no values yet' : lasts.join(', ')}`;
}

function round(x: number): number {
  return Math.round(x * 100) / 100;
}
