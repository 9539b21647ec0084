import { type BandPoint, bandPath, linePath, nearestPoint, type Point } from './chart-scale.ts';

export type Series = {
  readonly name: string;
  /** A CSS colour. */
  readonly colour: string;
  readonly look: 'solid' | 'dashed' | 'faint';
  /** Dashes of an SVG stroke, for more lines than the looks tell apart. */
  readonly dash?: string;
  readonly points: readonly Point[];
  /** How far the value may lie at each x, drawn as an area behind the line. */
  readonly band?: readonly BandPoint[];
};

/** A line's sample, its name, and its value at the cursor, or its last one. */
export function SeriesKey(props: {
  readonly series: Series;
  readonly cursor: number | null;
  readonly yText: (value: number) => string;
}) {
  const { name, points } = props.series;
  const shown = props.cursor === null ? points.at(-1) : nearestPoint(points, props.cursor);
  return (
    <span className="chart-key">
      <svg width="16" height="8" style={{ width: 16 }} aria-hidden>
        <line x1="0" x2="16" y1="4" y2="4" {...stroke(props.series)} />
      </svg>
      {name}
      {shown !== undefined && shown !== null && <span>{props.yText(shown.y)}</span>}
    </span>
  );
}

/** A line, with dots where it has few points. */
export function SeriesLine(props: {
  readonly series: Series;
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
}) {
  const { colour, look, points, band } = props.series;
  return (
    <g>
      {band !== undefined && (
        <path d={bandPath(band, props.toX, props.toY)} fill={colour} fillOpacity={0.16} />
      )}
      <path d={linePath(points, props.toX, props.toY)} fill="none" {...stroke(props.series)} />
      {look !== 'faint' &&
        points.length <= 60 &&
        points.map(({ x, y }) => (
          <circle key={x} cx={props.toX(x)} cy={props.toY(y)} r={2.5} fill={colour} />
        ))}
    </g>
  );
}

function stroke({ colour, look, dash = look === 'dashed' ? '5 4' : '' }: Series) {
  return {
    stroke: colour,
    strokeWidth: look === 'faint' ? 1 : 2,
    strokeOpacity: look === 'faint' ? 0.45 : 1,
    strokeLinejoin: 'round' as const,
    ...(dash === '' ? {} : { strokeDasharray: dash }),
  };
}
